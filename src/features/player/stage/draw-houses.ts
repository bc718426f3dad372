// The houses, the wires between them, and what stands above: DNS and the policy host.
import type { Words } from '#src/words/en.ts';
import type { Geometry } from './geometry.ts';
import type { Scene } from './scene.ts';
import { group, path, words, type Shape } from './shape.ts';

type Says = Words<'stage'>['stage'];

/** The actor's own shape, large. */
function outline(who: 'sender' | 'receiver' | 'attacker', { top, house, far }: Geometry): string {
  if (who === 'sender') return `M1 ${top}h${house - 1}v${house}h${1 - house}z`;
  const { x, y, size } = far[who];
  const part = size / 10.4;
  return `M${x} ${y}h${size}v${6.7 * part}l${-size / 2} ${4.5 * part}l${-size / 2} ${-4.5 * part}z`;
}

export function drawSender({ senderHost, thought, last }: Scene, geometry: Geometry, says: Says): Shape {
  const { phone, top, foot } = geometry;
  const name = phone
    ? [words('name', 0, top - 9, says.houses.sender)]
    : [words('name', 13, top + 24, says.houses.sender), words('host', 13, top + 42, senderHost)];
  const thoughts: Readonly<Record<string, string | undefined>> = says.thoughts;
  const thinks = thought && last.from === last.to ? thoughts[thought] : undefined;
  const said = thinks ? [words('thought', phone ? 0 : 13, phone ? foot + 18 : top + 64, thinks)] : [];
  return group('house sender', [path('', outline('sender', geometry)), ...name, ...said]);
}

/** A far house; of two the one that the switch does not point to is dotted. */
export function drawFar(who: 'receiver' | 'attacker', scene: Scene, geometry: Geometry, says: Says, isSwitch: boolean): Shape {
  const { phone, far } = geometry;
  const { x, y, size } = far[who];
  const middle = x + size / 2;
  const host = who === 'receiver' ? scene.host : scene.attackerHost;
  const off = isSwitch && scene.far !== who ? ' off' : '';
  return group(`house ${who === 'receiver' ? 'mx' : who}${off}`, [path('', outline(who, geometry)), ...names()]);

  function names(): Shape[] {
    if (phone)
      return [
        isSwitch ? words('small', middle, y + 20, says.short[who], 'middle') : words('name', x + size, y - 9, says.houses[who], 'end'),
      ];
    const short = host.split('.').slice(0, who === 'attacker' ? 2 : 1);
    return [
      words('name', middle, y + 24, says.houses[who], 'middle'),
      isSwitch ? words('tiny', middle, y + 40, short.join('.'), 'middle') : words('host', middle, y + 42, host, 'middle'),
    ];
  }
}

export function drawWire({ wire: state }: Scene, { house, end, wire, middle }: Geometry): Shape {
  if (state === 'open') return path('wire', `M${house} ${wire}H${end}`);
  if (state !== 'cut') return path('wire none', `M${house} ${wire}H${end}`);
  const slashes = `M${middle - 26} ${wire - 8}l8 16M${middle + 18} ${wire - 8}l8 16`;
  return path('wire', `M${house} ${wire}H${middle - 20}M${middle + 20} ${wire}H${end}${slashes}`);
}

export function drawUpstairs(scene: Scene, { house, top, dns, policy }: Geometry, says: Says): Shape[] {
  const circle: Shape = { tag: 'circle', attributes: { cx: dns.x, cy: dns.y, r: 27 } };
  const nameServer = [
    path('wire thin', `M${house * 0.62} ${top}L${dns.x - 26} ${dns.y + 12}`),
    group('house dns', [circle, words('name', dns.x, dns.y + 5, says.dns, 'middle')]),
  ];
  return [...(scene.dns ? nameServer : []), ...(scene.policy === 'none' ? [] : policyHost())];

  function policyHost(): Shape[] {
    const [x, y] = [policy.x, policy.y];
    const line = `M${house * 0.8} ${top}L${x - 34} ${y + 6}`;
    const [mx, my] = [(house * 0.8 + x - 34) / 2, (top + y + 6) / 2];
    const isCut = scene.policy === 'cut';
    return [
      ...(isCut
        ? [path('wire none', line), path('wire', `M${mx - 9} ${my - 8}l8 16M${mx + 1} ${my - 8}l8 16`)]
        : [path('tubeline', line), path('tubeline in', line)]),
      group('house policy', [
        path('', `M${x - 19} ${y - 30}h38l17 30l-17 30h-38l-17 -30z`),
        words('name', x, y - 2, says.policy[0]!, 'middle'),
        words('name', x, y + 14, says.policy[1]!, 'middle'),
      ]),
    ];
  }
}
