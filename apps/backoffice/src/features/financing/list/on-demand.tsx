export { OnDemand, type OnDemandProps } from '@cauce/ui/on-demand'
