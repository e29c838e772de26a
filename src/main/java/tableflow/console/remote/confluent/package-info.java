/// Confluent Cloud's REST APIs: control plane, Tableflow, Kafka REST v3. Requests are written strictly (nothing unset
/// is sent), answers are read leniently.
@org.jspecify.annotations.NullMarked
package tableflow.console.remote.confluent;
