import {
  BadRequestException,
  Injectable,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** U+0000 to U+001F and U+007F as an address writes them. */
const CONTROL = /%([01][0-9a-f]|7f)/i;

/** No list, code or title holds one; a database that meets U+0000 answers with an error. */
@Injectable()
export class ControlCharactersGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { url } = context.switchToHttp().getRequest<FastifyRequest>();
    if (CONTROL.test(url)) throw new BadRequestException('The address holds a control character.');
    return true;
  }
}
