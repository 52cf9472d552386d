import { InvalidSetting, SettingMissing } from './config.errors';
import { readInstallationConfig } from './installation-config';
import { LOGIN_SETTINGS } from './login-settings';
import { settingsTable } from './settings-table';

const SERVICES = [
  ...['API', 'EXPORT_CONTROLS', 'SECURITY_COUNCIL', 'DEVELOPMENTS', 'PROJECTIONS', 'RELAY'],
];

const passwords = Object.fromEntries(
  SERVICES.map((service) => [`INTERDICT_${service}_PASSWORD`, `secret of ${service}`]),
);

const whole = {
  DATABASE_URL: 'postgresql://owner:secret@db/interdict',
  INTERDICT_KAFKA_BROKERS: 'one:9092',
  ...passwords,
};

const refusalOf = (environment: Record<string, string>): Error => {
  try {
    readInstallationConfig(environment);
    return new Error('accepted');
  } catch (error) {
    return error as Error;
  }
};

describe('The configuration of an installation', () => {
  it('knows the owner’s database, the brokers, and a password for each service', () => {
    const { databaseUrl, kafka, passwords: read, loginSuffix } = readInstallationConfig(whole);
    expect(databaseUrl).toBe(whole.DATABASE_URL);
    expect(kafka.brokers).toEqual(['one:9092']);
    expect(loginSuffix).toBe('login');
    expect(read).toEqual(
      Object.fromEntries(
        SERVICES.map((name) => [`interdict_${name.toLowerCase()}`, `secret of ${name}`]),
      ),
    );
  });

  it('takes a suffix for the logins', () =>
    expect(readInstallationConfig({ ...whole, INTERDICT_LOGIN_SUFFIX: 'eu_1' }).loginSuffix).toBe(
      'eu_1',
    ));

  it('names all that is missing at once, an empty variable too', () => {
    const refusal = refusalOf({ INTERDICT_RELAY_PASSWORD: ' ' });
    expect(refusal).toBeInstanceOf(SettingMissing);
    for (const name of Object.keys(whole)) expect(refusal.message).toContain(name);
  });

  it.each([
    ['INTERDICT_API_PASSWORD', 'geheimnisvoll schön'],
    ['INTERDICT_LOGIN_SUFFIX', 'Login; DROP'],
  ])('refuses a wrong %s, and repeats nothing of it', (name, text) => {
    const refusal = refusalOf({ ...whole, [name]: text });
    expect(refusal).toBeInstanceOf(InvalidSetting);
    expect(refusal.message).toMatch(new RegExp(`^${name}: must be .+\\.$`));
    expect(refusal.message).not.toContain(text);
  });

  it('shows its settings in the table, and no password', () => {
    const table = settingsTable();
    for (const name of Object.keys(LOGIN_SETTINGS)) expect(table).toContain(`${name} `);
    expect(table).toMatch(/^INTERDICT_API_PASSWORD +– /m);
  });
});
