import { useMemo } from 'react';

/**
 * The same object as before while none of its fields has changed, so that what hangs on it is not drawn again.
 *
 * @param fields always the same names
 */
export const useSame = <Fields extends object>(fields: Fields): Fields =>
  useMemo(() => fields, Object.values(fields));
