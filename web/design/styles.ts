/** The ground of every page; the Shell brings it, before any component. */
import './tokens.css'
import './base.css'
