/** Loaded into every child: a launcher that was killed cannot stop them, so they stop when its channel closes. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
