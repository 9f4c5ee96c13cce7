import './checkout.css'
import { render } from 'solid-js/web'
import { App } from './app.tsx'

const root = document.getElementById('page')
if (root) render(() => <App />, root)
