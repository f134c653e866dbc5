/** A share as a bar; from nine tenths on in the colour of warnings (the number beside it says the same). */
export function Meter(props: { readonly share: number }) {
  return (
    <div className="nw-meter" aria-hidden="true">
      <div className={props.share > 0.9 ? 'nw-meter__fill nw-meter__fill--full' : 'nw-meter__fill'} style={{ width: `${Math.min(100, Math.max(0, props.share * 100))}%` }} />
    </div>
  );
}
