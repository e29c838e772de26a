/// Where the time of a run went, and the stages that it ran in.
@org.jspecify.annotations.NullMarked
package tableflow.console.ui.query.statistics;
