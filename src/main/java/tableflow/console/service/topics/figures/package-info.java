/// The figures of topics that cost a question of their own: how many records, how large, how far behind the table is.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.topics.figures;
