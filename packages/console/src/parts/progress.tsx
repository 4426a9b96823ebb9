// Done of asked, as figures and as a bar.
export function Progress({ done, asked }: { readonly done: number; readonly asked: number }) {
  const share = asked === 0 ? 0 : Math.min(1, done / asked);
  return (
    <>
      <span className="bar" aria-hidden>
        <span style={{ width: `${share * 100}%` }} />
      </span>{' '}
      {done} / {asked}
    </>
  );
}
