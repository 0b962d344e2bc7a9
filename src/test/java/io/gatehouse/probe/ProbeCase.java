package io.gatehouse.probe;

import io.gatehouse.policy.GeneratedPolicy;
import java.util.List;

/** A policy with the calls that probe it. */
record ProbeCase(String group, String profile, String variant, GeneratedPolicy policy, List<ProbeCall> calls) {}
