/** Entry of the script that Excel loads for the worksheet functions (namespace TIENDO). */
import { associateAll, type CustomFunctionsRuntime } from './excel-runtime';
import { FUNCTIONS } from './functions';

declare const CustomFunctions: CustomFunctionsRuntime;

associateAll(CustomFunctions, FUNCTIONS);
