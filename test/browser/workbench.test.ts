/**
 * The workbench in a real browser: the built add-in, Microsoft's office.js and the simulated host, used as people
 * use them. TIENDO_PICTURES=1 also writes the pictures of the guide.
 */
import { accessTests } from './parts/access';
import { accountantTests } from './parts/accountant';
import { filesTests } from './parts/files';
import { financeTests } from './parts/finance';
import { functionsTests } from './parts/functions';
import { keyboardTests } from './parts/keyboard';
import { pageTests } from './parts/page';
import { provinceTests } from './parts/province';
import { reloadTests } from './parts/reload';
import { openStage } from './stage';

const stage = openStage();

pageTests(stage);
functionsTests(stage);
filesTests(stage);
financeTests(stage);
accountantTests(stage);
provinceTests(stage);
reloadTests(stage);
keyboardTests(stage);
accessTests(stage);
