export { cellAddress as address, columnLetters as columnName } from '../../sheets/address';
