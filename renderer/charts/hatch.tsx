/** A hatch of one colour: estimates are hatched, measurements solid. */
export function Hatch(props: { readonly id: string; readonly colour: string }) {
  return (
    <pattern id={props.id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="6" height="6" fill={props.colour} opacity="0.18" />
      <rect width="2.5" height="6" fill={props.colour} />
    </pattern>
  );
}
