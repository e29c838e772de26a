/// How buckets, tables and topics grow, from what already measures them: nothing is listed for it.
@org.jspecify.annotations.NullMarked
package tableflow.console.service.storage.growth;
