// The course package's entry in the browser: the list of lessons, the frame that plays them, and the record of what was done.
import './shell.css';
