/// Who may do what in the sandbox: API keys, roles, and how long a change takes to act.
@org.jspecify.annotations.NullMarked
package tableflow.console.sandbox.access;
