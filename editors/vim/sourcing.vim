" sourcing for ALE (https://github.com/dense-analysis/ale): put this file into ~/.vim/ale_linters/NAME/, where NAME is
" the file type to check: markdown, html or text.
"   let g:ale_sourcing_executable = '/opt/sourcing/bin/sourcing'   " where it is not on the path
"   let g:ale_sourcing_options = '--preset strict'

call ale#Set('sourcing_executable', 'sourcing')
call ale#Set('sourcing_options', '')

function! SourcingAleCommand(buffer) abort
  return '%e check --format json --quiet '
  \ . ale#Pad(ale#Var(a:buffer, 'sourcing_options'))
  \ . ' --stdin-filename %s -'
endfunction

" ALE counts bytes where the JSON counts characters.
function! s:Byte(buffer, place) abort
  let l:text = get(getbufline(a:buffer, a:place.line), 0, '')
  let l:byte = byteidxcomp(l:text, a:place.column - 1)
  return l:byte < 0 ? len(l:text) : l:byte
endfunction

function! SourcingAleHandle(buffer, lines) abort
  let l:report = ale#util#FuzzyJSONDecode(a:lines, {})
  let l:types = {'error': 'E', 'warning': 'W', 'note': 'I'}
  let l:found = []
  for l:finding in get(l:report, 'findings', [])
    call add(l:found, {
    \ 'lnum': l:finding.start.line,
    \ 'col': s:Byte(a:buffer, l:finding.start) + 1,
    \ 'end_lnum': l:finding.end.line,
    \ 'end_col': s:Byte(a:buffer, l:finding.end),
    \ 'type': l:types[l:finding.severity],
    \ 'code': l:finding.rule,
    \ 'text': l:finding.message,
    \})
  endfor
  return l:found
endfunction

call ale#linter#Define(expand('<sfile>:p:h:t'), {
\ 'name': 'sourcing',
\ 'executable': {buffer -> ale#Var(buffer, 'sourcing_executable')},
\ 'command': function('SourcingAleCommand'),
\ 'callback': function('SourcingAleHandle'),
\})
