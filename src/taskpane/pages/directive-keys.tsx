import { makeStyles } from '@fluentui/react-components';
import { useDirectiveTexts } from '../hooks/use-directive-texts';
import { Fold } from '../parts/fold';

const useKeyStyles = makeStyles({
  keys: { borderCollapse: 'collapse', '& td': { padding: '2px 12px 2px 0' } },
});

/** The keys that decide on rows. */
export function DirectiveKeys(): JSX.Element {
  const words = useDirectiveTexts();
  const styles = useKeyStyles();
  return (
    <Fold summary={words.keys}>
      <table className={styles.keys}>
        <tbody>
          {words.keyList.map(([key, does]) => (
            <tr key={key}>
              <td>
                <kbd>{key}</kbd>
              </td>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Fold>
  );
}
