/** Where Temporal keeps the work for these processes. */
export const taskQueue = 'cauce'
