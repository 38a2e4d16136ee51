/** Entry of the script that the page loads first: takes the ribbon's clicks until the pane is loaded. */
import { openDesk } from '../excel/command-desk';
import { COMMAND_IDS } from './ids';

openDesk(COMMAND_IDS);
