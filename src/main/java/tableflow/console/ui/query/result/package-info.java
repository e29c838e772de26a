/// The result of a run: its rows as they arrive, in any order, and what can be learnt and made of them.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.query.result;
