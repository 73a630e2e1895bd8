// Worker entry of the language server: in a browser, where the client reads all files.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { serve } from './server.ts';

serve(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), {});
