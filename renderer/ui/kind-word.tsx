import type { FigureKind } from '../../shared/domain/figure';
import { t } from '../strings/words';

/** measured, reported, estimated or typed: the word that tells a fact from an estimate. */
export function KindWord(props: { readonly kind: FigureKind }) {
  return (
    <span className={props.kind === 'estimated' ? 'nw-kind nw-kind--estimated' : 'nw-kind'} title={t(`kind.${props.kind}.hint`)}>
      {t(`kind.${props.kind}`)}
    </span>
  );
}
