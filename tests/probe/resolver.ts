// A resolver over UDP on loopback that answers what it is told, or is silent.
import { createSocket, type RemoteInfo } from 'node:dgram';
import * as packets from '@dnsquery/dns-packet';

export interface TestResolver {
  /** As the resolver wants it: 127.0.0.1:PORT. */
  readonly address: string;
  readonly asked: packets.Question[];
  close(): Promise<void>;
}

/** `answer` gives the records for a question, an empty list for none, NXDOMAIN, or undefined for silence. */
export async function startResolver(
  answer: (question: packets.Question) => readonly packets.Answer[] | 'NXDOMAIN' | undefined,
): Promise<TestResolver> {
  const asked: packets.Question[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (message: Buffer, from: RemoteInfo) => {
    const query = packets.decode(message);
    const question = query.questions![0]!;
    asked.push(question);
    const answers = answer(question);
    if (answers === undefined) return;
    const flags = packets.RECURSION_DESIRED | packets.RECURSION_AVAILABLE | (answers === 'NXDOMAIN' ? 3 : 0);
    const list = answers === 'NXDOMAIN' ? [] : [...answers];
    socket.send(
      packets.encode({ id: query.id ?? 0, type: 'response', flags, questions: [question], answers: list }),
      from.port,
      from.address,
    );
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}
