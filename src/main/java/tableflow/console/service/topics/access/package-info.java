/// Who may do what with a topic by Confluent's roles.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.topics.access;
