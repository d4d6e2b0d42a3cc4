import '@fontsource-variable/atkinson-hyperlegible-next/wght.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/figures.css';
import { mount } from 'svelte';
import AppFrame from './App.svelte';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no element with the id app');
mount(AppFrame, { target });
