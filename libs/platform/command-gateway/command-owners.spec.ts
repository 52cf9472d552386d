import { developmentsCommands } from '@contexts/developments';
import { exportControlsCommands, IssueDeterminationCommand } from '@contexts/export-controls';
import {
  RecordNoticeCommand,
  RecordRegimeFactCommand,
  securityCouncilCommands,
} from '@contexts/security-council';

import { EchoCommand } from '../../testing/command-gateway.fixture';
import { argumentsOf, CommandOfNobody, CommandOwners } from './command-owners';

const contexts = [developmentsCommands, exportControlsCommands, securityCouncilCommands];

const remote = contexts.flatMap(({ context, commands }) =>
  Object.entries(commands).map(([name, Remote]) => [context, name, Remote] as const),
);

describe('A command that other processes may ask of', () => {
  it.each(remote)('%s: %s is made again of what it was made of', (_context, name, Remote) => {
    const marks = Array.from({ length: Remote.length }, (_, i) => `argument ${String(i)}`);
    const command = new Remote(...(marks as never[]));
    expect(argumentsOf(command)).toEqual(marks);
    expect(Remote.name).toBe(name);
  });
});

describe('The owner of a command', () => {
  const owners = new CommandOwners(contexts);

  it('is told by its class', () => {
    const [issue, record] = [IssueDeterminationCommand, RecordRegimeFactCommand].map((Asked) =>
      owners.ownerOf(new Asked(...([] as unknown as [never, never]))),
    );
    expect(issue).toEqual({ context: 'export-controls', name: 'IssueDeterminationCommand' });
    expect(record).toEqual({ context: 'security-council', name: 'RecordRegimeFactCommand' });
  });

  it('is not told by its name', () => {
    const name = 'RecordRegimeFactCommand';
    const Namesake = class RecordRegimeFactCommand {};
    expect(Namesake.name).toBe(name);
    expect(() => owners.ownerOf(new Namesake())).toThrow(CommandOfNobody);
  });

  it.each([
    ['of the clock', Object.create(RecordNoticeCommand.prototype) as object],
    ['of nobody', new EchoCommand(1)],
  ])('is nobody for a command %s', (_case, command) =>
    expect(() => owners.ownerOf(command)).toThrow(CommandOfNobody),
  );
});
