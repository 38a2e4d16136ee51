import { useEffect, useRef, type RefObject } from 'react';

/**
 * Moves the focus to an element when `when` turns true: to the outcome of a job, so that the keyboard and the
 * screen reader go on from there.
 *
 * @returns the ref for the element, which needs `tabIndex={-1}`
 */
export function useFocusWhen<T extends HTMLElement>(when: boolean): RefObject<T> {
  const element = useRef<T>(null);
  useEffect(() => {
    if (when) element.current?.focus();
  }, [when]);
  return element;
}
