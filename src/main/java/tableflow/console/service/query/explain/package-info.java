/// Understanding a statement: its plan, and advice in plain words.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.query.explain;
