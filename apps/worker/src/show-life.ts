import type { ActivityInterceptorsFactory } from '@temporalio/worker'

/** Well within the time after which the process counts a step's worker as dead. */
export const showLifeEveryMs = 2_000

/** A step out in the world shows again and again that its worker lives, so that a dead one is noticed soon. */
export const showLife: ActivityInterceptorsFactory = (context) => ({
  inbound: {
    async execute(input, next) {
      if (context.info.isLocal) return next(input)
      const timer = setInterval(() => context.heartbeat(), showLifeEveryMs)
      try {
        return await next(input)
      } finally {
        clearInterval(timer)
      }
    },
  },
})
