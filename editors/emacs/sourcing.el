;;; sourcing.el --- Find the statements that owe the reader a source  -*- lexical-binding: t; -*-

;; Package-Requires: ((emacs "27.1"))

;;; Commentary:

;; Two ways to use sourcing in Emacs; take one of them.
;;
;; Eglot (part of Emacs 29, a package before), with hovers and code actions:
;;   (load "/path/to/sourcing.el")
;;   (add-hook 'markdown-mode-hook #'eglot-ensure)
;;   (add-hook 'text-mode-hook #'eglot-ensure)
;;
;; Flymake alone, through the JSON of `sourcing check':
;;   (load "/path/to/sourcing.el")
;;   (add-hook 'text-mode-hook #'sourcing-flymake-setup)
;;   (add-hook 'text-mode-hook #'flymake-mode)

;;; Code:

(require 'flymake)
(require 'json)

(defgroup sourcing nil
  "Find the statements that owe the reader a source."
  :group 'text)

(defcustom sourcing-command '("sourcing")
  "The command that starts sourcing, and its first arguments."
  :type '(repeat string))

(defcustom sourcing-modes '(text-mode markdown-mode gfm-mode html-mode mhtml-mode)
  "The modes whose buffers Eglot shows to sourcing."
  :type '(repeat symbol))

(defvar eglot-server-programs)

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               (cons sourcing-modes (lambda (&rest _) (append sourcing-command '("server"))))))

(defvar-local sourcing--process nil
  "The check of this buffer that is under way.")

(defun sourcing-flymake (report &rest _)
  "Check the buffer as it is, saved or not, and give what is found to REPORT."
  (when (process-live-p sourcing--process)
    (kill-process sourcing--process))
  (let* ((source (current-buffer))
         (name (or (buffer-file-name) (buffer-name)))
         (command (append sourcing-command
                          (list "check" "--format" "json" "--quiet" "--stdin-filename" name "-"))))
    (setq sourcing--process
          (make-process
           :name "sourcing" :noquery t :connection-type 'pipe :coding 'utf-8-unix
           :buffer (generate-new-buffer " *sourcing*")
           :stderr (get-buffer-create " *sourcing errors*")
           :command command
           :sentinel (lambda (process _event)
                       (when (memq (process-status process) '(exit signal))
                         (unwind-protect
                             (when (and (buffer-live-p source)
                                        (eq process (buffer-local-value 'sourcing--process source)))
                               (sourcing--report report process source))
                           (kill-buffer (process-buffer process)))))))
    (process-send-string sourcing--process
                         (save-restriction (widen) (buffer-substring-no-properties (point-min) (point-max))))
    (process-send-eof sourcing--process)))

(defun sourcing--report (report process source)
  "Give to REPORT what PROCESS found in the buffer SOURCE."
  (let ((found (with-current-buffer (process-buffer process)
                 (goto-char (point-min))
                 (ignore-errors
                   (json-parse-buffer :object-type 'alist :array-type 'list :null-object nil)))))
    (if (null found)
        (funcall report :panic :explanation "sourcing gave no answer; see the buffer *sourcing errors*")
      (funcall report
               (mapcar (lambda (finding) (sourcing--diagnostic finding source))
                       (alist-get 'findings found))))))

(defun sourcing--diagnostic (finding source)
  "Make a diagnostic of FINDING in the buffer SOURCE."
  (let-alist finding
    (with-current-buffer source
      (flymake-make-diagnostic
       source
       (sourcing--position .start)
       (sourcing--position .end)
       (pcase .severity ("error" :error) ("warning" :warning) (_ :note))
       (format "%s [%s]" .message .rule)))))

(defun sourcing--position (place)
  "Return the buffer position of PLACE: line and column, characters from 1."
  (let-alist place
    (save-excursion
      (save-restriction
        (widen)
        (goto-char (point-min))
        (forward-line (1- .line))
        (min (+ (point) (1- .column)) (line-end-position))))))

;;;###autoload
(defun sourcing-flymake-setup ()
  "Let Flymake ask sourcing in this buffer."
  (add-hook 'flymake-diagnostic-functions #'sourcing-flymake nil t))

(provide 'sourcing)
;;; sourcing.el ends here
