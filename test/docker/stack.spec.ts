import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { readConfig, readInstallationConfig, readServiceConfig } from '@platform/config';
import { loginOf, SERVICE_ROLES } from '@platform/database';
import { KAFKA_VERSION, POSTGRES_MAJOR } from '@platform/local-stack';

import { environmentGiven, ownServices, serviceOf, stack, variables } from './compose';
import { environmentOf, ROOT, stages } from './dockerfile';

const JOBS = ['prepare', 'load-reference'];
const services = ownServices.filter((name) => !JOBS.includes(name));

/** What a process of an image is given: what the image says, and what is said here. */
const givenTo = (name: string) => ({
  ...environmentOf(serviceOf(name).build?.target ?? ''),
  ...environmentGiven(name),
});

const passwordOf = (name: string): string =>
  `INTERDICT_${name.replaceAll('-', '_').toUpperCase()}_PASSWORD`;

describe('The secrets of the stack', () => {
  const required = variables.map((variable) => variable.split(':?')[0] ?? '');

  it('have no default: compose does not start without them', () =>
    expect(variables.filter((variable) => !/^[A-Z_]+:\?./.test(variable))).toEqual([]));

  it('are exactly those that .env.example asks for, and it gives none', () => {
    const example = readFileSync(join(ROOT, 'docker', '.env.example'), 'utf8');
    const asked = [...example.matchAll(/^([A-Z_]+)=(.*)$/gm)];
    expect(asked.map(([, name]) => name).sort()).toEqual([...new Set(required)].sort());
    expect(asked.filter(([, , value]) => value !== '')).toEqual([]);
  });

  it('are one for the owner and one for each login', () =>
    expect(new Set(required)).toEqual(new Set(['POSTGRES_PASSWORD', ...services.map(passwordOf)])));
});

describe('The service of the stack', () => {
  it('is one for each role of the database', () =>
    expect(services.map((name) => `interdict_${name.replaceAll('-', '_')}`).sort()).toEqual(
      [...SERVICE_ROLES].sort(),
    ));

  it.each(services)('%s is given what its program accepts', (name) => {
    const config = readServiceConfig([], givenTo(name));
    expect(config.kafka.brokers).toEqual(['kafka:9092']);
    expect(config.host).toBe('0.0.0.0');
  });

  it.each(services)('%s logs in as itself, with its own password', (name) => {
    const { username, password, host, pathname } = new URL(givenTo(name)['DATABASE_URL'] ?? '');
    const role = SERVICE_ROLES.find((one) => one === `interdict_${name.replaceAll('-', '_')}`);
    expect(username).toBe(role && loginOf(role));
    expect(password).toBe(passwordOf(name).toLowerCase());
    expect(`${host}${pathname}`).toBe('postgres:5432/interdict');
  });

  it.each(services)('%s starts when the installation is prepared, and again when it ends', (name) =>
    expect(serviceOf(name)).toMatchObject({
      depends_on: { prepare: { condition: 'service_completed_successfully' } },
      restart: 'unless-stopped',
    }),
  );
});

describe('The jobs of the stack', () => {
  it('prepare what its logins are later known by', () => {
    const { databaseUrl, passwords } = readInstallationConfig(givenTo('prepare'));
    const postgres = environmentGiven('postgres');
    const { username, password, pathname } = new URL(databaseUrl);
    expect({ username, password, pathname }).toEqual({
      username: postgres['POSTGRES_USER'],
      password: postgres['POSTGRES_PASSWORD'],
      pathname: `/${postgres['POSTGRES_DB'] ?? ''}`,
    });
    expect(Object.values(passwords)).toEqual(SERVICE_ROLES.map((role) => `${role}_password`));
  });

  it('prepare once Postgres and Kafka answer', () =>
    expect(serviceOf('prepare').depends_on).toEqual({
      postgres: { condition: 'service_healthy' },
      kafka: { condition: 'service_healthy' },
    }));

  it('load the history through the API, when they are asked to', () => {
    const { command, profiles } = serviceOf('load-reference');
    expect({ command, profiles }).toEqual({ command: ['load-reference'], profiles: ['reference'] });
    expect(readConfig(givenTo('load-reference')).url).toBe('http://api:8080');
  });

  it.each(JOBS)('end: %s is not started again', (job) => expect(serviceOf(job).restart).toBe('no'));
});

describe('The images of the stack', () => {
  it('are targets of the Dockerfile', () => {
    const built = ownServices.flatMap((name) => serviceOf(name).build ?? []);
    const targets = stages.map(({ name }) => name);
    expect(built.filter(({ target }) => !targets.includes(target))).toEqual([]);
    expect(new Set(built.map(({ context, dockerfile }) => [context, dockerfile].join()))).toEqual(
      new Set(['..,docker/Dockerfile']),
    );
  });

  it('are each of the service that it is named after', () =>
    expect(services.map((name) => serviceOf(name).build?.target)).toEqual(services));

  it('of others are those that the tests ran with, by their whole version', () => {
    const { postgres, kafka } = stack.services;
    expect(postgres?.image).toMatch(new RegExp(`^postgres:${String(POSTGRES_MAJOR)}\\.\\d+-`));
    expect(kafka?.image).toBe(`apache/kafka:${KAFKA_VERSION}`);
  });
});

describe('What the stack keeps', () => {
  const mountedIn = (name: string) =>
    (serviceOf(name).volumes ?? []).map((volume) => volume.split(':'));

  it('is in three volumes, each where its program writes', () => {
    expect(mountedIn('api')).toEqual([['evidence', environmentOf('api')['INTERDICT_DATA_DIR']]]);
    // Since 18 the image of Postgres has its volume there, and no more at …/data.
    expect(mountedIn('postgres')).toEqual([['postgres', '/var/lib/postgresql']]);
    expect(mountedIn('kafka')).toEqual([['kafka', environmentGiven('kafka')['KAFKA_LOG_DIRS']]]);
    expect(Object.keys(stack.volumes)).toEqual(['postgres', 'kafka', 'evidence']);
  });

  it('is written by nobody else', () =>
    expect(ownServices.filter((name) => mountedIn(name).length > 0)).toEqual(['api']));
});
