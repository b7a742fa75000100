"""Patches for the differences between MiniStack 1.5.33 and AWS that affect this project.

`launcher.py` applies them at start.
"""

import jsonata
from ministack.core import concurrency, iam_actions, iam_evaluator, lambda_runtime
from ministack.services import eventbridge, lambda_svc, stepfunctions

from scripts.local.emulator.patching import Patch

END_OF_LOG = "\x04"
"""The Node worker's last line on stderr before each response."""

ERROR_NAMES = (
    # A thrown error reached Step Functions as Runtime.HandlerError, so that no Retry or Catch by name ever matched.
    # On AWS it has the error's name, and Runtime.ExitError when the process died.
    Patch(
        lambda_runtime,
        "_NODEJS_WORKER_SCRIPT",
        'error: String(err.message || err), trace: err.stack || ""',
        'error: String(err.message || err), name: String(err.name || "Error"), trace: err.stack || ""',
    ),
    Patch(
        lambda_runtime,
        "_NODEJS_WORKER_SCRIPT",
        'status: "error", error: e.message, trace: e.stack',
        'status: "error", error: e.message, name: e.name, trace: e.stack',
    ),
    Patch(
        lambda_svc,
        "_execute_function_warm",
        'error_type = "Runtime.HandlerError"',
        'error_type = result.get("name", "Runtime.ExitError")',
    ),
)

NO_READER_THREADS = (
    # Every call started a thread to wait for its response.
    Patch(
        lambda_runtime,
        "Worker.invoke",
        "response_line = self._proc.stdout.readline()",
        "response_line = read_line_until(self._proc.stdout, deadline)",
    ),
    Patch(
        lambda_runtime,
        "Worker.invoke",
        """        reader = threading.Thread(target=_read_response, daemon=True)
        reader.start()
        reader.join(timeout=timeout)

        if reader.is_alive():
""",
        """        deadline = time.monotonic() + float(timeout)
        _read_response()

        if result_box and result_box[0].get("error") == LATE:
""",
    ),
)

SURVIVED_ERRORS = (
    # Every thrown error ended the worker process, and starting another took 0.3 s. On AWS the process continues.
    Patch(
        lambda_runtime,
        "Worker.invoke",
        'if response.get("status") == "error":',
        'if response.get("status") == "error" and "name" not in response:',
    ),
)

EXACT_LOGS = (
    # A worker stayed busy up to 50 ms after its response, waiting for further log lines. The worker now marks the end
    # of its log; the first response, to the init message, does not belong to a call.
    Patch(
        lambda_runtime,
        "_NODEJS_WORKER_SCRIPT",
        "const _realStdoutWrite = process.stdout.write.bind(process.stdout);",
        """const _reply = process.stdout.write.bind(process.stdout);
let _replies = 0;
const _realStdoutWrite = (line) => {
  if (_replies++ > 0) process.stderr.write("\\u0004\\n");
  return _reply(line);
};""",
    ),
)

PARALLEL_OUTPUT = (
    # A Parallel state's JSONata Output was ignored: its output was always the results of the branches.
    Patch(
        stepfunctions,
        "_run_parallel_branches",
        "    result = _apply_result_selector(state_def, results)\n",
        """    if _state_query_language(state_def, ctx) == "JSONata":
        _apply_state_assign(state_def, raw_input, ctx, result=results)
        output = _apply_jsonata_output(state_def, raw_input, ctx, result=results, default=results)
        return output, _next_or_end(state_def)
    result = _apply_result_selector(state_def, results)
""",
    ),
)

PUBLISHED_ATTRIBUTES = (
    # A message published by a state lost its attributes, so that no filter policy ever matched: the topic reads them
    # only in the flat format of its query protocol.
    Patch(
        stepfunctions,
        "_invoke_sns_publish",
        "    status, _, body = sns._publish(input_data)\n",
        """    flat = {}
    for number, (name, value) in enumerate(input_data.get("MessageAttributes", {}).items(), 1):
        flat[f"MessageAttributes.entry.{number}.Name"] = name
        for part, content in value.items():
            flat[f"MessageAttributes.entry.{number}.Value.{part}"] = content
    status, _, body = sns._publish({**input_data, **flat})
""",
    ),
)

BRANCH_HISTORY = (
    # The history did not contain the states inside a Parallel.
    Patch(
        stepfunctions,
        "_run_sub_machine",
        '        if state_type == "Succeed":\n',
        """        state_name = current_name
        entered = {"name": state_name, "input": json.dumps(current_input)}
        _add_event(execution, f"{state_type}StateEntered", {"stateEnteredEventDetails": entered})

        if state_type == "Succeed":
""",
    ),
    Patch(
        stepfunctions,
        "_run_sub_machine",
        """            current_input, current_name = handler_fn(
                state_def, current_input, ctx)
""",
        """            current_input, current_name = handler_fn(
                state_def, current_input, ctx)
        left = {"name": state_name, "output": json.dumps(current_input)}
        _add_event(execution, f"{state_type}StateExited", {"stateExitedEventDetails": left})
""",
    ),
)

CHEAP_EXECUTIONS = (
    # Every execution slept before its first state and parsed the definition again; every task started a thread pool.
    Patch(stepfunctions, "_run_execution", "    time.sleep(0.15)\n", ""),
    # It knows neither MaxDelaySeconds nor JitterStrategy.
    Patch(
        stepfunctions,
        "_execute_task",
        "_scaled_sleep(min(sleep_sec, 60))",
        "_scaled_sleep(retry_delay(retrier, sleep_sec))",
    ),
    Patch(stepfunctions, "_run_execution", 'json.loads(sm["definition"])', 'parse_definition(sm["definition"])'),
    Patch(stepfunctions, "_invoke_resource_with_timeout", "pool = ThreadPoolExecutor(max_workers=1)", "pool = TASKS"),
    Patch(stepfunctions, "_invoke_resource_with_timeout", "    pool.shutdown(wait=False)\n", ""),
)

CHEAP_EXPRESSIONS = (
    # Every evaluation parsed its expression again, and had a timeout of one second that also counts the time of other
    # threads: on a busy machine, executions failed. Without the timeout no step of an evaluation has to look it up.
    Patch(jsonata.jsonata, "Jsonata.__init__", "Jsonata.get_parser()", "PARSER"),
    Patch(jsonata.jsonata, "Jsonata.__init__", "self.parser.parse(expr, regex_engine)", "parse_expression(expr)"),
    Patch(
        stepfunctions,
        "_evaluate_jsonata",
        "jsonata.Jsonata.jsonata(expression, timeout=1000)",
        "jsonata.Jsonata.jsonata(expression)",
    ),
    Patch(jsonata.jsonata, "Jsonata._eval", 'environment.lookup("__evaluate_entry")', "None"),
    Patch(jsonata.jsonata, "Jsonata._eval", 'environment.lookup("__evaluate_exit")', "None"),
)

TRUSTED_TRANSPORT = (
    # On a loopback address without TLS, policies that require TLS denied every call when roles were enforced.
    Patch(
        iam_evaluator,
        "pin_request_origin",
        "_request_origin.set((source_ip, secure_transport))",
        "_request_origin.set((source_ip, True))",
    ),
)

OWN_STATE_OF_A_BRANCH = (
    # Branches shared the context object, so that one could read the other's state as its own.
    Patch(
        stepfunctions,
        "_run_parallel_branches",
        "                effective, execution, ctx)",
        "                effective, execution, dict(ctx))",
    ),
)

MOCKED_ATTEMPTS = (
    # A mock was read once per state, so that every retry threw the same error, and the history had no task for it. As
    # in Step Functions Local, each attempt has its own response.
    Patch(
        stepfunctions,
        "_execute_task",
        "    if _sfn_mock_config and execution:\n",
        "    if False:\n",
    ),
    Patch(
        stepfunctions,
        "_execute_task",
        """            if _mock_throw is not None:
                raise _mock_throw

            if is_callback:
""",
        """            mock = next_mock(execution, ctx)
            if mock is not None and "Throw" in mock:
                raise _ExecutionError(mock["Throw"]["Error"], mock["Throw"].get("Cause", ""))
            if mock is not None:
                task_result = mock["Return"]
            elif is_callback:
""",
    ),
)

MAPPING_SETTINGS = (
    # A mapping lost its starting timestamp, and its default batch size differed from that of AWS.
    Patch(lambda_svc, "_create_esm", '"DestinationConfig"):', '"DestinationConfig", "StartingPositionTimestamp"):'),
    Patch(
        lambda_svc,
        "_create_esm",
        'data.get("BatchSize", 10)',
        'data.get("BatchSize", 10 if event_source_spec.service == "sqs" else 100)',
    ),
)

PARTIAL_BATCHES = (
    # A batch of a DynamoDB stream counted as done whatever the function reported of its records: those that it handed
    # back were lost.
    Patch(
        lambda_svc,
        "_poll_dynamodb_streams",
        "            raw_len = len(batch)\n",
        "            raw_len = len(batch)\n            unfiltered = batch\n",
    ),
    Patch(
        lambda_svc,
        "_poll_dynamodb_streams",
        """                processed_any = True
                _esm_backoff_until.pop(esm_id, None)
                with _dynamodb_stream_positions_lock:
                    _dynamodb_stream_positions[esm_id] = pos + raw_len
""",
        """                done = records_done(unfiltered, esm, result.get("body"))
                processed_any = processed_any or done > 0
                _esm_backoff_until.pop(esm_id, None)
                if done < raw_len:
                    _esm_backoff_until[esm_id] = time.time() + _ESM_BACKOFF_SECONDS
                with _dynamodb_stream_positions_lock:
                    _dynamodb_stream_positions[esm_id] = pos + done
""",
    ),
)

KEPT_THREADS = (
    # Every invocation started a thread: two for each request to an API.
    Patch(
        concurrency,
        "run_reentrant",
        "threading.Thread(target=_run, daemon=True, name=thread_name).start()",
        "INVOCATIONS.submit(_run)",
    ),
)

OWN_CREDENTIALS = (
    # A function's access key was its account's number, or could be computed from its name, and its process got every
    # variable of the user's environment.
    Patch(
        lambda_runtime, "execution_credentials", '"AWS_ACCESS_KEY_ID": account_id,', '"AWS_ACCESS_KEY_ID": ROOT_KEY,'
    ),
    Patch(
        lambda_runtime,
        "execution_credentials",
        'f"{function_arn}:{role_arn}".encode()',
        'f"{ROOT_KEY}:{function_arn}:{role_arn}".encode()',
    ),
    Patch(
        lambda_runtime,
        "execution_credentials",
        'access_key = f"ASIA{digest[:16].upper()}"',
        'access_key = note_issued(f"ASIA{digest[:16].upper()}")',
    ),
    Patch(
        lambda_runtime,
        "Worker._spawn",
        "spawn_env = {**os.environ, **env_vars}",
        "spawn_env = {**function_environment(), **env_vars}",
    ),
)

LEADING_KEYS = (
    # Policies saw no dynamodb:LeadingKeys: any item met ForAllValues, and none met a Null condition beside it. They saw
    # no dynamodb:EnclosingOperation either: what is allowed in transactions only was not allowed at all. A batch read
    # all attributes, whatever it asked for.
    Patch(
        iam_actions,
        "dynamodb_service_context",
        '    context["dynamodb:Select"] = select\n',
        """    context["dynamodb:Select"] = select
    if keys := leading_keys(data):
        context["dynamodb:LeadingKeys"] = keys
    if enclosing := enclosing_operation(data):
        context["dynamodb:EnclosingOperation"] = enclosing
    if attributes := batched_attributes(data):
        context["dynamodb:Attributes"] = attributes
        context["dynamodb:Select"] = "SPECIFIC_ATTRIBUTES"
""",
    ),
)

MEASURED_SCHEDULES = (
    # A function that a rule of EventBridge invoked had no metrics, so that an alarm on its invocations had no data.
    Patch(
        eventbridge,
        "_dispatch_to_lambda",
        """    threading.Thread(
        target=lambda_svc._execute_function_with_config_scope, args=(exec_record, event), daemon=True
    ).start()
""",
        """    from contextvars import copy_context

    def run() -> None:
        started = time.time()
        result = lambda_svc._execute_function_with_config_scope(exec_record, event)
        duration_ms = (time.time() - started) * 1000
        lambda_svc._emit_lambda_metrics(func_name, duration_ms, bool(result.get("error")), bool(result.get("throttle")))

    threading.Thread(target=copy_context().run, args=(run,), daemon=True).start()
""",
    ),
)

PATCHES = (
    *LEADING_KEYS,
    *OWN_CREDENTIALS,
    *ERROR_NAMES,
    *NO_READER_THREADS,
    *SURVIVED_ERRORS,
    *EXACT_LOGS,
    *PARALLEL_OUTPUT,
    *PUBLISHED_ATTRIBUTES,
    *BRANCH_HISTORY,
    *CHEAP_EXECUTIONS,
    *CHEAP_EXPRESSIONS,
    *TRUSTED_TRANSPORT,
    *MAPPING_SETTINGS,
    *PARTIAL_BATCHES,
    *OWN_STATE_OF_A_BRANCH,
    *MOCKED_ATTEMPTS,
    *KEPT_THREADS,
    *MEASURED_SCHEDULES,
)
