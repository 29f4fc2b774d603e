// Which of several things that wait for each other can be done, in what order, and which wait in circles. Knows no Sigma.

export interface Order {
  /** All of them, each behind what it waits for; the members of a circle stand together. */
  readonly order: readonly number[];
  /** Each member waits for the one behind it, the last for the first. */
  readonly circles: readonly (readonly number[])[];
}

/** `needs[i]`: what i waits for. */
export function readableOrder(needs: readonly (readonly number[])[]): Order {
  const order: number[] = [];
  const circles: number[][] = [];
  const done = new Set<number>();
  for (;;) {
    follow(needs, done, order);
    if (done.size === needs.length) return { order, circles };
    for (const circle of circlesAmong(needs, done)) {
      circles.push(circle);
      order.push(...circle);
      // what waits for a circle is judged by what became of it
      for (const member of circle) done.add(member);
    }
  }
}

/** Adds whatever waits for nothing but what is done. */
function follow(needs: readonly (readonly number[])[], done: Set<number>, order: number[]): void {
  const left = needs.map((list) => list.filter((one) => !done.has(one)).length);
  const waiting = needs.map((): number[] => []);
  needs.forEach((list, index) => {
    for (const one of list) waiting[one]!.push(index);
  });
  const ready = needs.flatMap((_, index) => (left[index] === 0 && !done.has(index) ? [index] : []));
  for (let at = 0; at < ready.length; at += 1) {
    const index = ready[at]!;
    done.add(index);
    order.push(index);
    for (const one of waiting[index]!) {
      left[one]! -= 1;
      if (left[one] === 0 && !done.has(one)) ready.push(one);
    }
  }
}

/** Everything left waits for something left: going on from each to that must come to where one has been. */
function circlesAmong(
  needs: readonly (readonly number[])[],
  done: ReadonlySet<number>,
): number[][] {
  const circles: number[][] = [];
  const walkOf = new Map<number, number>();
  needs.forEach((_, start) => {
    if (done.has(start)) return;
    const path: number[] = [];
    let one = start;
    while (!walkOf.has(one)) {
      walkOf.set(one, start);
      path.push(one);
      one = needs[one]!.find((next) => !done.has(next))!;
    }
    if (walkOf.get(one) === start) circles.push(path.slice(path.indexOf(one)));
  });
  return circles;
}
