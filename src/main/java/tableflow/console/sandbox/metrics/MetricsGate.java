package tableflow.console.sandbox.metrics;

import java.util.Collection;
import tableflow.console.sandbox.access.AccessControl;
import tableflow.console.sandbox.access.Crn;
import tableflow.console.sandbox.access.Key;
import tableflow.console.sandbox.access.KeyKind;
import tableflow.console.sandbox.access.Permission;
import tableflow.console.sandbox.access.Verdict;
import tableflow.console.sandbox.http.Credential;
import tableflow.console.sandbox.http.Request;

/// Who may read which metrics: a Cloud key whose owner has a role with metrics on the cluster, such as MetricsViewer.
///
/// @param cluster id of the one cluster that there are metrics of
record MetricsGate(AccessControl access, Crn clusterCrn, String cluster) {
    /// @return the owner of the key
    String caller(Request request) throws Refusal {
        Credential credential = request.basicAuth().orElseThrow(MetricsGate::unauthenticated);
        if (access.keys().check(credential.id(), credential.secret(), KeyKind.CLOUD, Key.CLOUD) != Verdict.OK) {
            throw unauthenticated();
        }
        return access.keys().find(credential.id()).map(Key::owner).orElseThrow(MetricsGate::unauthenticated);
    }

    /// An unknown cluster is refused like one of somebody else's.
    void require(String caller, Collection<String> clusters) throws Refusal {
        boolean allowed = access.roles().allows(caller, Permission.READ_METRICS, clusterCrn);
        for (String wanted : clusters) {
            if (!allowed || !wanted.equals(cluster)) {
                throw new Refusal(403, "The API key is not authorized for the resource kafka.id:" + wanted);
            }
        }
    }

    private static Refusal unauthenticated() {
        return new Refusal(401, "Unauthorized: a valid Cloud API key is required");
    }
}
