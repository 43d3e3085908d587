// This module decides how it is told at a field why it cannot be taken.

export interface No {
  id: string;
  text: string;
}

export function NoText({ no }: { no: No }) {
  return (
    <p id={no.id} className="capacity-no" role="alert">
      {no.text}
    </p>
  );
}
