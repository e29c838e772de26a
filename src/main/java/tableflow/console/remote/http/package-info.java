/// HTTP as every REST adapter uses it: one client, time-outs with names, repeats only where they are safe, failures in
/// plain words, lenient reading of JSON.
@org.jspecify.annotations.NullMarked
package tableflow.console.remote.http;
