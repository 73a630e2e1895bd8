" Vim with ALE: writes to the file TOLD one line of JSON for each thing asked of the server. FILE is the request, SERVER the command.
set nocompatible nomore hidden encoding=utf-8 fileencodings=utf-8
set runtimepath^=/usr/share/vim-ale
let g:ale_lint_on_text_changed = 'never'
let g:ale_hover_to_preview = 1
let g:ale_set_balloons = 0
let g:ale_disable_lsp = 0
filetype plugin on
runtime! plugin/ale.vim
let s:server = json_decode($SERVER)

function! Out(told) abort
  call writefile([json_encode(a:told)], $TOLD, 'a')
endfunction

function! WaitFor(what, Holds) abort
  for l:_ in range(600)
    if a:Holds() | return | endif
    sleep 50m
  endfor
  call writefile(['not in time: ' . a:what], '/dev/stderr', 'a')
  cquit
endfunction

call ale#linter#Define('markdown', {
\   'name': 'fedreq',
\   'lsp': 'stdio',
\   'executable': s:server[0],
\   'command': '%e ' . join(map(copy(s:server[1:]), 'shellescape(v:val)')),
\   'project_root': {buffer -> fnamemodify(bufname(buffer), ':p:h')},
\   'lsp_config': {buffer -> get(g:, 'sent', {})},
\})
let b:ale_linters = ['fedreq']

execute 'edit' fnameescape($FILE)
setlocal filetype=markdown
let b:ale_linters = ['fedreq']
let s:buffer = bufnr('')
function! Found() abort
  return get(get(g:ale_buffer_info, s:buffer, {}), 'loclist', [])
endfunction
function! Rules() abort
  return map(copy(Found()), 'get(v:val, "code", v:val.text)')
endfunction
function! Has(rule) abort
  return index(Rules(), a:rule) >= 0
endfunction

ALELint
call WaitFor('findings', {-> Has('greeting')})
call Out({'rules': Rules()})
let s:greeting = filter(copy(Found()), 'get(v:val, "code", "") is# "greeting"')[0]
call Out({'marked': strpart(getline(s:greeting.lnum), s:greeting.col - 1, s:greeting.end_col - s:greeting.col + 1)})

call cursor(search('^## Prob'), 5)
ALEHover
function! Preview() abort
  let l:shown = filter(range(1, winnr('$')), 'getwinvar(v:val, "&previewwindow")')
  return empty(l:shown) ? '' : join(getbufline(winbufnr(l:shown[0]), 1, '$'), "\n")
endfunction
call WaitFor('hover', {-> !empty(Preview())})
call Out({'hover': Preview()})
pclose

let g:chosen = {}
function! Choose(data, items) abort
  let l:fitting = filter(copy(a:items), 'v:val[1].title =~? "greeting" && v:val[1].title !~? "ignore"')
  if empty(l:fitting) | return | endif
  call ale#codefix#ApplyLSPCodeAction(a:data, l:fitting[0][1])
  let g:chosen = l:fitting[0][1]
endfunction
call cursor(s:greeting.lnum, s:greeting.col)
call ale#codefix#Execute(0, function('Choose'))
call WaitFor('a fix', {-> !empty(g:chosen)})
call Out({'fix': g:chosen.title, 'fixed': getline(s:greeting.lnum)})
ALELint
call WaitFor('the greeting to go', {-> !Has('greeting')})

let g:sent = {'fedreq': {'rules': {'placeholder-answer': 'off'}}}
ALELint
call WaitFor('the settings to count', {-> !Has('placeholder-answer')})
call Out({'configured': Rules()})

ALEStopAllLSPs
sleep 200m
qall!
