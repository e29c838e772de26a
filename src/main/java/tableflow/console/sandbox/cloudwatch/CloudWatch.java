package tableflow.console.sandbox.cloudwatch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import tableflow.console.sandbox.aws.Access;
import tableflow.console.sandbox.aws.AwsApi;
import tableflow.console.sandbox.aws.AwsFailure;
import tableflow.console.sandbox.aws.Permissions;
import tableflow.console.sandbox.aws.Principal;
import tableflow.console.sandbox.http.Reply;
import tableflow.console.sandbox.http.Request;

/// CloudWatch as far as the storage metrics of buckets go: ListMetrics, GetMetricStatistics, GetMetricData.
public final class CloudWatch implements AwsApi {
    private final Permissions permissions;
    private final ListMetrics list;
    private final GetMetricStatistics statistics;
    private final GetMetricData data;

    public CloudWatch(BucketHistory history, Permissions permissions) {
        this.permissions = permissions;
        this.list = new ListMetrics(history);
        this.statistics = new GetMetricStatistics(history);
        this.data = new GetMetricData(history);
    }

    @Override
    public String service() {
        return "monitoring";
    }

    @Override
    public Reply handle(Request request, Principal caller) throws AwsFailure {
        Wire wire = Wire.of(request);
        Wire.Call call = wire.call(request);
        return wire.reply(call.operation(), answer(call, caller));
    }

    private ObjectNode answer(Wire.Call call, Principal caller) throws AwsFailure {
        return switch (call.operation()) {
            case "ListMetrics" -> {
                allow(caller, call);
                yield list.answer(call.input());
            }
            case "GetMetricStatistics" -> {
                allow(caller, call);
                yield statistics.answer(call.input());
            }
            case "GetMetricData" -> {
                allow(caller, call);
                yield data.answer(call.input());
            }
            default -> throw Refusals.unknown(call.operation());
        };
    }

    /// These actions have no resource.
    private void allow(Principal caller, Wire.Call call) throws AwsFailure {
        permissions.require(caller, new Access("cloudwatch:" + call.operation(), "*"));
    }

    @Override
    public Reply error(Request request, AwsFailure failure) {
        return Wire.of(request).error(failure);
    }
}
