import { render } from 'preact';
import { connect } from './live.ts';
import { followAddress, route } from './route.ts';
import { Page } from './shell/page.tsx';

followAddress();
connect(() => route.value.as);
const page = document.getElementById('page');
if (page) render(<Page />, page);
