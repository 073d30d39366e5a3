import '@slack/bolt';
import 'mongoose';
import 'agenda';

process.stdout.write('ready\n');
setInterval(() => undefined, 60_000);
