// Made by scripts/generate.ts from the OpenAPI documents of Kubernetes v1.36.3. Do not edit.
/** One struct a line; read by schema.ts. */
export const SCHEMAS = `admissionregistration/v1.ApplyConfiguration expression:s
admissionregistration/v1.AuditAnnotation key:s! valueExpression:s!
admissionregistration/v1.ExpressionWarning fieldRef:s! warning:s!
admissionregistration/v1.JSONPatch expression:s
admissionregistration/v1.MatchCondition name:s! expression:s!
admissionregistration/v1.MatchResources#atomic namespaceSelector:*@meta/v1.LabelSelector objectSelector:*@meta/v1.LabelSelector resourceRules:[@NamedRuleWithOperations excludeResourceRules:[@NamedRuleWithOperations matchPolicy:*s(v1.MatchPolicyType)
admissionregistration/v1.MutatingAdmissionPolicy kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@MutatingAdmissionPolicySpec
admissionregistration/v1.MutatingAdmissionPolicyBinding kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@MutatingAdmissionPolicyBindingSpec
admissionregistration/v1.MutatingAdmissionPolicyBindingSpec policyName:s paramRef:*@ParamRef matchResources:*@MatchResources
admissionregistration/v1.MutatingAdmissionPolicySpec paramKind:*@ParamKind matchConstraints:*@MatchResources variables:[@Variable mutations:[@Mutation failurePolicy:*s(v1.FailurePolicyType) matchConditions:[@MatchCondition+merge=name#map=name reinvocationPolicy:s(v1.ReinvocationPolicyType)
admissionregistration/v1.MutatingWebhook name:s! clientConfig:@WebhookClientConfig! rules:[@RuleWithOperations failurePolicy:*s(v1.FailurePolicyType) matchPolicy:*s(v1.MatchPolicyType) namespaceSelector:*@meta/v1.LabelSelector objectSelector:*@meta/v1.LabelSelector sideEffects:*s(v1.SideEffectClass)! timeoutSeconds:*i admissionReviewVersions:[s! reinvocationPolicy:*s(v1.ReinvocationPolicyType) matchConditions:[@MatchCondition+merge=name#map=name
admissionregistration/v1.MutatingWebhookConfiguration kind:s apiVersion:s metadata:@meta/v1.ObjectMeta webhooks:[@MutatingWebhook+merge=name#map=name
admissionregistration/v1.Mutation patchType:s(v1.PatchType)! applyConfiguration:*@ApplyConfiguration jsonPatch:*@JSONPatch
admissionregistration/v1.NamedRuleWithOperations#atomic resourceNames:[s operations:[s(v1.OperationType)^RuleWithOperations apiGroups:[s^RuleWithOperations.Rule apiVersions:[s^RuleWithOperations.Rule resources:[s^RuleWithOperations.Rule scope:*s(v1.ScopeType)^RuleWithOperations.Rule
admissionregistration/v1.ParamKind#atomic apiVersion:s kind:s
admissionregistration/v1.ParamRef#atomic name:s namespace:s selector:*@meta/v1.LabelSelector parameterNotFoundAction:*s(v1.ParameterNotFoundActionType)
admissionregistration/v1.RuleWithOperations operations:[s(v1.OperationType) apiGroups:[s^Rule apiVersions:[s^Rule resources:[s^Rule scope:*s(v1.ScopeType)^Rule
admissionregistration/v1.ServiceReference namespace:s! name:s! path:*s port:*i
admissionregistration/v1.TypeChecking expressionWarnings:[@ExpressionWarning
admissionregistration/v1.ValidatingAdmissionPolicy kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@ValidatingAdmissionPolicySpec status:@ValidatingAdmissionPolicyStatus
admissionregistration/v1.ValidatingAdmissionPolicyBinding kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@ValidatingAdmissionPolicyBindingSpec
admissionregistration/v1.ValidatingAdmissionPolicyBindingSpec policyName:s paramRef:*@ParamRef matchResources:*@MatchResources validationActions:[s(v1.ValidationAction)#set
admissionregistration/v1.ValidatingAdmissionPolicySpec paramKind:*@ParamKind matchConstraints:*@MatchResources validations:[@Validation failurePolicy:*s(v1.FailurePolicyType) auditAnnotations:[@AuditAnnotation matchConditions:[@MatchCondition+merge=name#map=name variables:[@Variable+merge=name#map=name
admissionregistration/v1.ValidatingAdmissionPolicyStatus observedGeneration:l typeChecking:*@TypeChecking conditions:[@meta/v1.Condition#map=type
admissionregistration/v1.ValidatingWebhook name:s! clientConfig:@WebhookClientConfig! rules:[@RuleWithOperations failurePolicy:*s(v1.FailurePolicyType) matchPolicy:*s(v1.MatchPolicyType) namespaceSelector:*@meta/v1.LabelSelector objectSelector:*@meta/v1.LabelSelector sideEffects:*s(v1.SideEffectClass)! timeoutSeconds:*i admissionReviewVersions:[s! matchConditions:[@MatchCondition+merge=name#map=name
admissionregistration/v1.ValidatingWebhookConfiguration kind:s apiVersion:s metadata:@meta/v1.ObjectMeta webhooks:[@ValidatingWebhook+merge=name#map=name
admissionregistration/v1.Validation expression:s! message:s reason:*s(v1.StatusReason) messageExpression:s
admissionregistration/v1.Variable#atomic name:s! expression:s!
admissionregistration/v1.WebhookClientConfig url:*s service:*@ServiceReference caBundle:y
apiextensions/v1.ConversionRequest uid:s(types.UID)! desiredAPIVersion:s! objects:[r!
apiextensions/v1.ConversionResponse uid:s(types.UID)! convertedObjects:[r! result:@meta/v1.Status!
apiextensions/v1.ConversionReview kind:s apiVersion:s request:*@ConversionRequest response:*@ConversionResponse
apiextensions/v1.CustomResourceColumnDefinition name:s! type:s! format:s description:s priority:i jsonPath:s!
apiextensions/v1.CustomResourceConversion strategy:s(v1.ConversionStrategyType)! webhook:*@WebhookConversion
apiextensions/v1.CustomResourceDefinition kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@CustomResourceDefinitionSpec! status:@CustomResourceDefinitionStatus
apiextensions/v1.CustomResourceDefinitionCondition type:s(v1.CustomResourceDefinitionConditionType)! status:s(v1.ConditionStatus)! lastTransitionTime:t reason:s message:s observedGeneration:l
apiextensions/v1.CustomResourceDefinitionNames plural:s! singular:s shortNames:[s kind:s! listKind:s categories:[s
apiextensions/v1.CustomResourceDefinitionSpec group:s! names:@CustomResourceDefinitionNames! scope:s(v1.ResourceScope)! versions:[@CustomResourceDefinitionVersion! conversion:*@CustomResourceConversion preserveUnknownFields:b
apiextensions/v1.CustomResourceDefinitionStatus conditions:[@CustomResourceDefinitionCondition!#map=type acceptedNames:@CustomResourceDefinitionNames! storedVersions:[s! observedGeneration:l
apiextensions/v1.CustomResourceDefinitionVersion name:s! served:b! storage:b! deprecated:b deprecationWarning:*s schema:*@CustomResourceValidation subresources:*@CustomResourceSubresources additionalPrinterColumns:[@CustomResourceColumnDefinition selectableFields:[@SelectableField
apiextensions/v1.CustomResourceSubresourceScale specReplicasPath:s! statusReplicasPath:s! labelSelectorPath:*s
apiextensions/v1.CustomResourceSubresourceStatus
apiextensions/v1.CustomResourceSubresources status:*@CustomResourceSubresourceStatus scale:*@CustomResourceSubresourceScale
apiextensions/v1.CustomResourceValidation openAPIV3Schema:*@JSONSchemaProps
apiextensions/v1.ExternalDocumentation description:s url:s
apiextensions/v1.JSONSchemaProps id:s $schema:s(v1.JSONSchemaURL) $ref:*s description:s type:s format:s title:s default:*r maximum:*f exclusiveMaximum:b minimum:*f exclusiveMinimum:b maxLength:*l minLength:*l pattern:s maxItems:*l minItems:*l uniqueItems:b multipleOf:*f enum:[r maxProperties:*l minProperties:*l required:[s items:*r allOf:[@JSONSchemaProps oneOf:[@JSONSchemaProps anyOf:[@JSONSchemaProps not:*@JSONSchemaProps properties:{@JSONSchemaProps additionalProperties:*r patternProperties:{@JSONSchemaProps dependencies:{r(v1.JSONSchemaDependencies) additionalItems:*r definitions:{@JSONSchemaProps(v1.JSONSchemaDefinitions) externalDocs:*@ExternalDocumentation example:*r nullable:b x-kubernetes-preserve-unknown-fields:*b x-kubernetes-embedded-resource:b x-kubernetes-int-or-string:b x-kubernetes-list-map-keys:[s x-kubernetes-list-type:*s x-kubernetes-map-type:*s x-kubernetes-validations:[@ValidationRule(v1.ValidationRules)+merge=rule#map=rule
apiextensions/v1.SelectableField jsonPath:s!
apiextensions/v1.ServiceReference namespace:s! name:s! path:*s port:*i
apiextensions/v1.ValidationRule rule:s! message:s messageExpression:s reason:*s(v1.FieldValueErrorReason) fieldPath:s optionalOldSelf:*b
apiextensions/v1.WebhookClientConfig url:*s service:*@ServiceReference caBundle:y
apiextensions/v1.WebhookConversion clientConfig:*@WebhookClientConfig conversionReviewVersions:[s!
apiregistration/v1.APIService kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@APIServiceSpec status:@APIServiceStatus
apiregistration/v1.APIServiceCondition type:s(v1.APIServiceConditionType)! status:s(v1.ConditionStatus)! lastTransitionTime:t reason:s message:s
apiregistration/v1.APIServiceSpec service:*@ServiceReference group:s version:s insecureSkipTLSVerify:b caBundle:y groupPriorityMinimum:i! versionPriority:i!
apiregistration/v1.APIServiceStatus conditions:[@APIServiceCondition+merge=type#map=type
apiregistration/v1.ServiceReference namespace:s name:s port:*i
apps/v1.ControllerRevision kind:s apiVersion:s metadata:@meta/v1.ObjectMeta data:r revision:l!
apps/v1.DaemonSet kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@DaemonSetSpec status:@DaemonSetStatus
apps/v1.DaemonSetCondition type:s(v1.DaemonSetConditionType)! status:s(v1.ConditionStatus)! lastTransitionTime:t reason:s message:s
apps/v1.DaemonSetSpec selector:*@meta/v1.LabelSelector! template:@core/v1.PodTemplateSpec! updateStrategy:@DaemonSetUpdateStrategy minReadySeconds:i revisionHistoryLimit:*i
apps/v1.DaemonSetStatus currentNumberScheduled:i! numberMisscheduled:i! desiredNumberScheduled:i! numberReady:i! observedGeneration:l updatedNumberScheduled:i numberAvailable:i numberUnavailable:i collisionCount:*i conditions:[@DaemonSetCondition+merge=type#map=type
apps/v1.DaemonSetUpdateStrategy type:s(v1.DaemonSetUpdateStrategyType) rollingUpdate:*@RollingUpdateDaemonSet
apps/v1.Deployment kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@DeploymentSpec status:@DeploymentStatus
apps/v1.DeploymentCondition type:s(v1.DeploymentConditionType)! status:s(v1.ConditionStatus)! lastUpdateTime:t lastTransitionTime:t reason:s message:s
apps/v1.DeploymentSpec replicas:*i selector:*@meta/v1.LabelSelector! template:@core/v1.PodTemplateSpec! strategy:@DeploymentStrategy+retainKeys minReadySeconds:i revisionHistoryLimit:*i paused:b progressDeadlineSeconds:*i
apps/v1.DeploymentStatus observedGeneration:l replicas:i updatedReplicas:i readyReplicas:i availableReplicas:i unavailableReplicas:i terminatingReplicas:*i conditions:[@DeploymentCondition+merge=type#map=type collisionCount:*i
apps/v1.DeploymentStrategy type:s(v1.DeploymentStrategyType) rollingUpdate:*@RollingUpdateDeployment
apps/v1.ReplicaSet kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@ReplicaSetSpec status:@ReplicaSetStatus
apps/v1.ReplicaSetCondition type:s(v1.ReplicaSetConditionType)! status:s(v1.ConditionStatus)! lastTransitionTime:t reason:s message:s
apps/v1.ReplicaSetSpec replicas:*i minReadySeconds:i selector:*@meta/v1.LabelSelector! template:@core/v1.PodTemplateSpec
apps/v1.ReplicaSetStatus replicas:i! fullyLabeledReplicas:i readyReplicas:i availableReplicas:i terminatingReplicas:*i observedGeneration:l conditions:[@ReplicaSetCondition+merge=type#map=type
apps/v1.RollingUpdateDaemonSet maxUnavailable:*x maxSurge:*x
apps/v1.RollingUpdateDeployment maxUnavailable:*x maxSurge:*x
apps/v1.RollingUpdateStatefulSetStrategy partition:*i maxUnavailable:*x
apps/v1.StatefulSet kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@StatefulSetSpec status:@StatefulSetStatus
apps/v1.StatefulSetCondition type:s(v1.StatefulSetConditionType)! status:s(v1.ConditionStatus)! lastTransitionTime:t reason:s message:s
apps/v1.StatefulSetOrdinals start:i!
apps/v1.StatefulSetPersistentVolumeClaimRetentionPolicy whenDeleted:s(v1.PersistentVolumeClaimRetentionPolicyType) whenScaled:s(v1.PersistentVolumeClaimRetentionPolicyType)
apps/v1.StatefulSetSpec replicas:*i selector:*@meta/v1.LabelSelector! template:@core/v1.PodTemplateSpec! volumeClaimTemplates:[@core/v1.PersistentVolumeClaim serviceName:s! podManagementPolicy:s(v1.PodManagementPolicyType) updateStrategy:@StatefulSetUpdateStrategy revisionHistoryLimit:*i minReadySeconds:i persistentVolumeClaimRetentionPolicy:*@StatefulSetPersistentVolumeClaimRetentionPolicy ordinals:*@StatefulSetOrdinals
apps/v1.StatefulSetStatus observedGeneration:l replicas:i! readyReplicas:i currentReplicas:i updatedReplicas:i currentRevision:s updateRevision:s collisionCount:*i conditions:[@StatefulSetCondition+merge=type#map=type availableReplicas:i!
apps/v1.StatefulSetUpdateStrategy type:s(v1.StatefulSetUpdateStrategyType) rollingUpdate:*@RollingUpdateStatefulSetStrategy
authentication/v1.BoundObjectReference kind:s apiVersion:s name:s uid:s(types.UID)
authentication/v1.SelfSubjectReview kind:s apiVersion:s metadata:@meta/v1.ObjectMeta status:@SelfSubjectReviewStatus
authentication/v1.SelfSubjectReviewStatus userInfo:@UserInfo
authentication/v1.TokenRequest kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@TokenRequestSpec! status:@TokenRequestStatus
authentication/v1.TokenRequestSpec audiences:[s! expirationSeconds:*l! boundObjectRef:*@BoundObjectReference!
authentication/v1.TokenRequestStatus token:s! expirationTimestamp:t!
authentication/v1.TokenReview kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@TokenReviewSpec! status:@TokenReviewStatus
authentication/v1.TokenReviewSpec token:s audiences:[s
authentication/v1.TokenReviewStatus authenticated:b user:@UserInfo audiences:[s error:s
authentication/v1.UserInfo username:s uid:s groups:[s extra:{[s(v1.ExtraValue)
authorization/v1.FieldSelectorAttributes rawSelector:s requirements:[@meta/v1.FieldSelectorRequirement
authorization/v1.LabelSelectorAttributes rawSelector:s requirements:[@meta/v1.LabelSelectorRequirement
authorization/v1.LocalSubjectAccessReview kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@SubjectAccessReviewSpec! status:@SubjectAccessReviewStatus
authorization/v1.NonResourceAttributes path:s verb:s
authorization/v1.NonResourceRule verbs:[s! nonResourceURLs:[s
authorization/v1.ResourceAttributes namespace:s verb:s group:s version:s resource:s subresource:s name:s fieldSelector:*@FieldSelectorAttributes labelSelector:*@LabelSelectorAttributes
authorization/v1.ResourceRule verbs:[s! apiGroups:[s resources:[s resourceNames:[s
authorization/v1.SelfSubjectAccessReview kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@SelfSubjectAccessReviewSpec! status:@SubjectAccessReviewStatus
authorization/v1.SelfSubjectAccessReviewSpec resourceAttributes:*@ResourceAttributes nonResourceAttributes:*@NonResourceAttributes
authorization/v1.SelfSubjectRulesReview kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@SelfSubjectRulesReviewSpec! status:@SubjectRulesReviewStatus
authorization/v1.SelfSubjectRulesReviewSpec namespace:s
authorization/v1.SubjectAccessReview kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@SubjectAccessReviewSpec! status:@SubjectAccessReviewStatus
authorization/v1.SubjectAccessReviewSpec resourceAttributes:*@ResourceAttributes nonResourceAttributes:*@NonResourceAttributes user:s groups:[s extra:{[s(v1.ExtraValue) uid:s
authorization/v1.SubjectAccessReviewStatus allowed:b! denied:b reason:s evaluationError:s
authorization/v1.SubjectRulesReviewStatus resourceRules:[@ResourceRule! nonResourceRules:[@NonResourceRule! incomplete:b! evaluationError:s
autoscaling/v1.CrossVersionObjectReference#atomic kind:s! name:s! apiVersion:s
autoscaling/v1.HorizontalPodAutoscaler kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@HorizontalPodAutoscalerSpec status:@HorizontalPodAutoscalerStatus
autoscaling/v1.HorizontalPodAutoscalerSpec scaleTargetRef:@CrossVersionObjectReference! minReplicas:*i maxReplicas:i! targetCPUUtilizationPercentage:*i
autoscaling/v1.HorizontalPodAutoscalerStatus observedGeneration:*l lastScaleTime:*t currentReplicas:i! desiredReplicas:i! currentCPUUtilizationPercentage:*i
autoscaling/v1.Scale kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@ScaleSpec status:@ScaleStatus
autoscaling/v1.ScaleSpec replicas:i
autoscaling/v1.ScaleStatus replicas:i! selector:s
autoscaling/v2.ContainerResourceMetricSource name:s(v1.ResourceName)! target:@MetricTarget! container:s!
autoscaling/v2.ContainerResourceMetricStatus name:s(v1.ResourceName)! current:@MetricValueStatus! container:s!
autoscaling/v2.CrossVersionObjectReference kind:s! name:s! apiVersion:s
autoscaling/v2.ExternalMetricSource metric:@MetricIdentifier! target:@MetricTarget!
autoscaling/v2.ExternalMetricStatus metric:@MetricIdentifier! current:@MetricValueStatus!
autoscaling/v2.HPAScalingPolicy type:s(v2.HPAScalingPolicyType)! value:i! periodSeconds:i!
autoscaling/v2.HPAScalingRules stabilizationWindowSeconds:*i selectPolicy:*s(v2.ScalingPolicySelect) policies:[@HPAScalingPolicy tolerance:*q
autoscaling/v2.HorizontalPodAutoscaler kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@HorizontalPodAutoscalerSpec status:@HorizontalPodAutoscalerStatus
autoscaling/v2.HorizontalPodAutoscalerBehavior scaleUp:*@HPAScalingRules scaleDown:*@HPAScalingRules
autoscaling/v2.HorizontalPodAutoscalerCondition type:s(v2.HorizontalPodAutoscalerConditionType)! status:s(v1.ConditionStatus)! lastTransitionTime:t reason:s message:s
autoscaling/v2.HorizontalPodAutoscalerSpec scaleTargetRef:@CrossVersionObjectReference! minReplicas:*i maxReplicas:i! metrics:[@MetricSpec behavior:*@HorizontalPodAutoscalerBehavior
autoscaling/v2.HorizontalPodAutoscalerStatus observedGeneration:*l lastScaleTime:*t currentReplicas:i desiredReplicas:i! currentMetrics:[@MetricStatus! conditions:[@HorizontalPodAutoscalerCondition+merge=type#map=type
autoscaling/v2.MetricIdentifier name:s! selector:*@meta/v1.LabelSelector
autoscaling/v2.MetricSpec type:s(v2.MetricSourceType)! object:*@ObjectMetricSource pods:*@PodsMetricSource resource:*@ResourceMetricSource containerResource:*@ContainerResourceMetricSource external:*@ExternalMetricSource
autoscaling/v2.MetricStatus type:s(v2.MetricSourceType)! object:*@ObjectMetricStatus pods:*@PodsMetricStatus resource:*@ResourceMetricStatus containerResource:*@ContainerResourceMetricStatus external:*@ExternalMetricStatus
autoscaling/v2.MetricTarget type:s(v2.MetricTargetType)! value:*q averageValue:*q averageUtilization:*i
autoscaling/v2.MetricValueStatus value:*q averageValue:*q averageUtilization:*i
autoscaling/v2.ObjectMetricSource describedObject:@CrossVersionObjectReference! target:@MetricTarget! metric:@MetricIdentifier!
autoscaling/v2.ObjectMetricStatus metric:@MetricIdentifier! current:@MetricValueStatus! describedObject:@CrossVersionObjectReference!
autoscaling/v2.PodsMetricSource metric:@MetricIdentifier! target:@MetricTarget!
autoscaling/v2.PodsMetricStatus metric:@MetricIdentifier! current:@MetricValueStatus!
autoscaling/v2.ResourceMetricSource name:s(v1.ResourceName)! target:@MetricTarget!
autoscaling/v2.ResourceMetricStatus name:s(v1.ResourceName)! current:@MetricValueStatus!
batch/v1.CronJob kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@CronJobSpec status:@CronJobStatus
batch/v1.CronJobSpec schedule:s! timeZone:*s startingDeadlineSeconds:*l concurrencyPolicy:s(v1.ConcurrencyPolicy) suspend:*b jobTemplate:@JobTemplateSpec! successfulJobsHistoryLimit:*i failedJobsHistoryLimit:*i
batch/v1.CronJobStatus active:[@core/v1.ObjectReference lastScheduleTime:*t lastSuccessfulTime:*t
batch/v1.Job kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@JobSpec status:@JobStatus
batch/v1.JobCondition type:s(v1.JobConditionType)! status:s(v1.ConditionStatus)! lastProbeTime:t lastTransitionTime:t reason:s message:s
batch/v1.JobSpec parallelism:*i completions:*i activeDeadlineSeconds:*l podFailurePolicy:*@PodFailurePolicy successPolicy:*@SuccessPolicy backoffLimit:*i backoffLimitPerIndex:*i maxFailedIndexes:*i selector:*@meta/v1.LabelSelector manualSelector:*b template:@core/v1.PodTemplateSpec! ttlSecondsAfterFinished:*i completionMode:*s(v1.CompletionMode) suspend:*b podReplacementPolicy:*s(v1.PodReplacementPolicy) managedBy:*s
batch/v1.JobStatus conditions:[@JobCondition+merge=type startTime:*t completionTime:*t active:i succeeded:i failed:i terminating:*i completedIndexes:s failedIndexes:*s uncountedTerminatedPods:*@UncountedTerminatedPods ready:*i
batch/v1.JobTemplateSpec metadata:@meta/v1.ObjectMeta spec:@JobSpec
batch/v1.PodFailurePolicy rules:[@PodFailurePolicyRule!
batch/v1.PodFailurePolicyOnExitCodesRequirement containerName:*s operator:s(v1.PodFailurePolicyOnExitCodesOperator)! values:[i!#set
batch/v1.PodFailurePolicyOnPodConditionsPattern type:s(v1.PodConditionType)! status:s(v1.ConditionStatus)!
batch/v1.PodFailurePolicyRule action:s(v1.PodFailurePolicyAction)! onExitCodes:*@PodFailurePolicyOnExitCodesRequirement onPodConditions:[@PodFailurePolicyOnPodConditionsPattern
batch/v1.SuccessPolicy rules:[@SuccessPolicyRule!
batch/v1.SuccessPolicyRule succeededIndexes:*s succeededCount:*i
batch/v1.UncountedTerminatedPods succeeded:[s(types.UID)#set failed:[s(types.UID)#set
certificates/v1.CertificateSigningRequest kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@CertificateSigningRequestSpec! status:@CertificateSigningRequestStatus
certificates/v1.CertificateSigningRequestCondition type:s(v1.RequestConditionType)! status:s(v1.ConditionStatus)! reason:s message:s lastUpdateTime:t lastTransitionTime:t
certificates/v1.CertificateSigningRequestSpec request:y! signerName:s! expirationSeconds:*i usages:[s(v1.KeyUsage) username:s uid:s groups:[s extra:{[s(v1.ExtraValue)
certificates/v1.CertificateSigningRequestStatus conditions:[@CertificateSigningRequestCondition#map=type certificate:y
coordination/v1.Lease kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@LeaseSpec
coordination/v1.LeaseSpec holderIdentity:*s leaseDurationSeconds:*i acquireTime:*u renewTime:*u leaseTransitions:*i strategy:*s(v1.CoordinatedLeaseStrategy) preferredHolder:*s
core/v1.AWSElasticBlockStoreVolumeSource volumeID:s! fsType:s partition:i readOnly:b
core/v1.Affinity nodeAffinity:*@NodeAffinity podAffinity:*@PodAffinity podAntiAffinity:*@PodAntiAffinity
core/v1.AppArmorProfile type:s(v1.AppArmorProfileType)! localhostProfile:*s
core/v1.AttachedVolume name:s(v1.UniqueVolumeName)! devicePath:s!
core/v1.AzureDiskVolumeSource diskName:s! diskURI:s! cachingMode:*s(v1.AzureDataDiskCachingMode) fsType:*s readOnly:*b kind:*s(v1.AzureDataDiskKind)
core/v1.AzureFilePersistentVolumeSource secretName:s! shareName:s! readOnly:b secretNamespace:*s!
core/v1.AzureFileVolumeSource secretName:s! shareName:s! readOnly:b
core/v1.Binding kind:s apiVersion:s metadata:@meta/v1.ObjectMeta target:@ObjectReference!
core/v1.CSIPersistentVolumeSource driver:s! volumeHandle:s! readOnly:b fsType:s volumeAttributes:{s controllerPublishSecretRef:*@SecretReference nodeStageSecretRef:*@SecretReference nodePublishSecretRef:*@SecretReference controllerExpandSecretRef:*@SecretReference nodeExpandSecretRef:*@SecretReference
core/v1.CSIVolumeSource driver:s! readOnly:*b fsType:*s volumeAttributes:{s nodePublishSecretRef:*@LocalObjectReference
core/v1.Capabilities add:[s(v1.Capability) drop:[s(v1.Capability)
core/v1.CephFSPersistentVolumeSource monitors:[s! path:s user:s secretFile:s secretRef:*@SecretReference readOnly:b
core/v1.CephFSVolumeSource monitors:[s! path:s user:s secretFile:s secretRef:*@LocalObjectReference readOnly:b
core/v1.CinderPersistentVolumeSource volumeID:s! fsType:s readOnly:b secretRef:*@SecretReference
core/v1.CinderVolumeSource volumeID:s! fsType:s readOnly:b secretRef:*@LocalObjectReference
core/v1.ClientIPConfig timeoutSeconds:*i
core/v1.ClusterTrustBundleProjection name:*s signerName:*s labelSelector:*@meta/v1.LabelSelector optional:*b path:s!
core/v1.ComponentCondition type:s(v1.ComponentConditionType)! status:s(v1.ConditionStatus)! message:s error:s
core/v1.ComponentStatus kind:s apiVersion:s metadata:@meta/v1.ObjectMeta conditions:[@ComponentCondition+merge=type#map=type
core/v1.ConfigMap kind:s apiVersion:s metadata:@meta/v1.ObjectMeta immutable:*b data:{s binaryData:{y
core/v1.ConfigMapEnvSource name:s^LocalObjectReference optional:*b
core/v1.ConfigMapKeySelector#atomic name:s^LocalObjectReference key:s! optional:*b
core/v1.ConfigMapNodeConfigSource namespace:s! name:s! uid:s(types.UID) resourceVersion:s kubeletConfigKey:s!
core/v1.ConfigMapProjection name:s^LocalObjectReference items:[@KeyToPath optional:*b
core/v1.ConfigMapVolumeSource name:s^LocalObjectReference items:[@KeyToPath defaultMode:*i optional:*b
core/v1.Container name:s! image:s command:[s args:[s workingDir:s ports:[@ContainerPort+merge=containerPort#map=containerPort,protocol envFrom:[@EnvFromSource env:[@EnvVar+merge=name#map=name resources:@ResourceRequirements resizePolicy:[@ContainerResizePolicy restartPolicy:*s(v1.ContainerRestartPolicy) restartPolicyRules:[@ContainerRestartRule volumeMounts:[@VolumeMount+merge=mountPath#map=mountPath volumeDevices:[@VolumeDevice+merge=devicePath#map=devicePath livenessProbe:*@Probe readinessProbe:*@Probe startupProbe:*@Probe lifecycle:*@Lifecycle terminationMessagePath:s terminationMessagePolicy:s(v1.TerminationMessagePolicy) imagePullPolicy:s(v1.PullPolicy) securityContext:*@SecurityContext stdin:b stdinOnce:b tty:b
core/v1.ContainerExtendedResourceRequest containerName:s! resourceName:s! requestName:s!
core/v1.ContainerImage names:[s! sizeBytes:l
core/v1.ContainerPort name:s hostPort:i containerPort:i! protocol:s(v1.Protocol) hostIP:s
core/v1.ContainerResizePolicy resourceName:s(v1.ResourceName)! restartPolicy:s(v1.ResourceResizeRestartPolicy)!
core/v1.ContainerRestartRule action:s(v1.ContainerRestartRuleAction) exitCodes:*@ContainerRestartRuleOnExitCodes
core/v1.ContainerRestartRuleOnExitCodes operator:s(v1.ContainerRestartRuleOnExitCodesOperator) values:[i#set
core/v1.ContainerState waiting:*@ContainerStateWaiting running:*@ContainerStateRunning terminated:*@ContainerStateTerminated
core/v1.ContainerStateRunning startedAt:t
core/v1.ContainerStateTerminated exitCode:i! signal:i reason:s message:s startedAt:t finishedAt:t containerID:s
core/v1.ContainerStateWaiting reason:s message:s
core/v1.ContainerStatus name:s! state:@ContainerState lastState:@ContainerState ready:b! restartCount:i! image:s! imageID:s! containerID:s started:*b allocatedResources:{q(v1.ResourceList) resources:*@ResourceRequirements volumeMounts:[@VolumeMountStatus+merge=mountPath#map=mountPath user:*@ContainerUser allocatedResourcesStatus:[@ResourceStatus+merge=name#map=name stopSignal:*s(v1.Signal)
core/v1.ContainerUser linux:*@LinuxContainerUser
core/v1.DaemonEndpoint Port:i!
core/v1.DownwardAPIProjection items:[@DownwardAPIVolumeFile
core/v1.DownwardAPIVolumeFile path:s! fieldRef:*@ObjectFieldSelector resourceFieldRef:*@ResourceFieldSelector mode:*i
core/v1.DownwardAPIVolumeSource items:[@DownwardAPIVolumeFile defaultMode:*i
core/v1.EmptyDirVolumeSource medium:s(v1.StorageMedium) sizeLimit:*q
core/v1.EndpointAddress#atomic ip:s! hostname:s nodeName:*s targetRef:*@ObjectReference
core/v1.EndpointPort#atomic name:s port:i! protocol:s(v1.Protocol) appProtocol:*s
core/v1.EndpointSubset addresses:[@EndpointAddress notReadyAddresses:[@EndpointAddress ports:[@EndpointPort
core/v1.Endpoints kind:s apiVersion:s metadata:@meta/v1.ObjectMeta subsets:[@EndpointSubset
core/v1.EnvFromSource prefix:s configMapRef:*@ConfigMapEnvSource secretRef:*@SecretEnvSource
core/v1.EnvVar name:s! value:s valueFrom:*@EnvVarSource
core/v1.EnvVarSource fieldRef:*@ObjectFieldSelector resourceFieldRef:*@ResourceFieldSelector configMapKeyRef:*@ConfigMapKeySelector secretKeyRef:*@SecretKeySelector fileKeyRef:*@FileKeySelector
core/v1.EphemeralContainer name:s!^EphemeralContainerCommon image:s^EphemeralContainerCommon command:[s^EphemeralContainerCommon args:[s^EphemeralContainerCommon workingDir:s^EphemeralContainerCommon ports:[@ContainerPort^EphemeralContainerCommon+merge=containerPort#map=containerPort,protocol envFrom:[@EnvFromSource^EphemeralContainerCommon env:[@EnvVar^EphemeralContainerCommon+merge=name#map=name resources:@ResourceRequirements^EphemeralContainerCommon resizePolicy:[@ContainerResizePolicy^EphemeralContainerCommon restartPolicy:*s(v1.ContainerRestartPolicy)^EphemeralContainerCommon restartPolicyRules:[@ContainerRestartRule^EphemeralContainerCommon volumeMounts:[@VolumeMount^EphemeralContainerCommon+merge=mountPath#map=mountPath volumeDevices:[@VolumeDevice^EphemeralContainerCommon+merge=devicePath#map=devicePath livenessProbe:*@Probe^EphemeralContainerCommon readinessProbe:*@Probe^EphemeralContainerCommon startupProbe:*@Probe^EphemeralContainerCommon lifecycle:*@Lifecycle^EphemeralContainerCommon terminationMessagePath:s^EphemeralContainerCommon terminationMessagePolicy:s(v1.TerminationMessagePolicy)^EphemeralContainerCommon imagePullPolicy:s(v1.PullPolicy)^EphemeralContainerCommon securityContext:*@SecurityContext^EphemeralContainerCommon stdin:b^EphemeralContainerCommon stdinOnce:b^EphemeralContainerCommon tty:b^EphemeralContainerCommon targetContainerName:s
core/v1.EphemeralVolumeSource volumeClaimTemplate:*@PersistentVolumeClaimTemplate
core/v1.Event kind:s apiVersion:s metadata:@meta/v1.ObjectMeta! involvedObject:@ObjectReference! reason:s message:s source:@EventSource firstTimestamp:t lastTimestamp:t count:i type:s eventTime:u series:*@EventSeries action:s related:*@ObjectReference reportingComponent:s! reportingInstance:s!
core/v1.EventSeries count:i lastObservedTime:u
core/v1.EventSource component:s host:s
core/v1.ExecAction command:[s
core/v1.FCVolumeSource targetWWNs:[s lun:*i fsType:s readOnly:b wwids:[s
core/v1.FileKeySelector#atomic volumeName:s! path:s! key:s! optional:*b
core/v1.FlexPersistentVolumeSource driver:s! fsType:s secretRef:*@SecretReference readOnly:b options:{s
core/v1.FlexVolumeSource driver:s! fsType:s secretRef:*@LocalObjectReference readOnly:b options:{s
core/v1.FlockerVolumeSource datasetName:s datasetUUID:s
core/v1.GCEPersistentDiskVolumeSource pdName:s! fsType:s partition:i readOnly:b
core/v1.GRPCAction port:i! service:*s!
core/v1.GitRepoVolumeSource repository:s! revision:s directory:s
core/v1.GlusterfsPersistentVolumeSource endpoints:s! path:s! readOnly:b endpointsNamespace:*s
core/v1.GlusterfsVolumeSource endpoints:s! path:s! readOnly:b
core/v1.HTTPGetAction path:s port:x! host:s scheme:s(v1.URIScheme) httpHeaders:[@HTTPHeader
core/v1.HTTPHeader name:s! value:s!
core/v1.HostAlias ip:s! hostnames:[s
core/v1.HostIP ip:s!
core/v1.HostPathVolumeSource path:s! type:*s(v1.HostPathType)
core/v1.ISCSIPersistentVolumeSource targetPortal:s! iqn:s! lun:i! iscsiInterface:s fsType:s readOnly:b portals:[s chapAuthDiscovery:b chapAuthSession:b secretRef:*@SecretReference initiatorName:*s
core/v1.ISCSIVolumeSource targetPortal:s! iqn:s! lun:i! iscsiInterface:s fsType:s readOnly:b portals:[s chapAuthDiscovery:b chapAuthSession:b secretRef:*@LocalObjectReference initiatorName:*s
core/v1.ImageVolumeSource reference:s pullPolicy:s(v1.PullPolicy)
core/v1.ImageVolumeStatus imageRef:s
core/v1.KeyToPath key:s! path:s! mode:*i
core/v1.Lifecycle postStart:*@LifecycleHandler preStop:*@LifecycleHandler stopSignal:*s(v1.Signal)
core/v1.LifecycleHandler exec:*@ExecAction httpGet:*@HTTPGetAction tcpSocket:*@TCPSocketAction sleep:*@SleepAction
core/v1.LimitRange kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@LimitRangeSpec
core/v1.LimitRangeItem type:s(v1.LimitType)! max:{q(v1.ResourceList) min:{q(v1.ResourceList) default:{q(v1.ResourceList) defaultRequest:{q(v1.ResourceList) maxLimitRequestRatio:{q(v1.ResourceList)
core/v1.LimitRangeSpec limits:[@LimitRangeItem!
core/v1.LinuxContainerUser uid:l! gid:l! supplementalGroups:[l
core/v1.LoadBalancerIngress ip:s hostname:s ipMode:*s(v1.LoadBalancerIPMode) ports:[@PortStatus
core/v1.LoadBalancerStatus ingress:[@LoadBalancerIngress
core/v1.LocalObjectReference#atomic name:s
core/v1.LocalVolumeSource path:s! fsType:*s
core/v1.ModifyVolumeStatus targetVolumeAttributesClassName:s status:s(v1.PersistentVolumeClaimModifyVolumeStatus)!
core/v1.NFSVolumeSource server:s! path:s! readOnly:b
core/v1.Namespace kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@NamespaceSpec status:@NamespaceStatus
core/v1.NamespaceCondition type:s(v1.NamespaceConditionType)! status:s(v1.ConditionStatus)! lastTransitionTime:t reason:s message:s
core/v1.NamespaceSpec finalizers:[s(v1.FinalizerName)
core/v1.NamespaceStatus phase:s(v1.NamespacePhase) conditions:[@NamespaceCondition+merge=type#map=type
core/v1.Node kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@NodeSpec status:@NodeStatus
core/v1.NodeAddress type:s(v1.NodeAddressType)! address:s!
core/v1.NodeAffinity requiredDuringSchedulingIgnoredDuringExecution:*@NodeSelector preferredDuringSchedulingIgnoredDuringExecution:[@PreferredSchedulingTerm
core/v1.NodeAllocatableResourceClaimStatus resourceClaimName:s! containers:[s#set resources:{q!
core/v1.NodeCondition type:s(v1.NodeConditionType)! status:s(v1.ConditionStatus)! lastHeartbeatTime:t lastTransitionTime:t reason:s message:s
core/v1.NodeConfigSource configMap:*@ConfigMapNodeConfigSource
core/v1.NodeConfigStatus assigned:*@NodeConfigSource active:*@NodeConfigSource lastKnownGood:*@NodeConfigSource error:s
core/v1.NodeDaemonEndpoints kubeletEndpoint:@DaemonEndpoint
core/v1.NodeFeatures supplementalGroupsPolicy:*b
core/v1.NodeRuntimeHandler name:s! features:*@NodeRuntimeHandlerFeatures
core/v1.NodeRuntimeHandlerFeatures recursiveReadOnlyMounts:*b userNamespaces:*b
core/v1.NodeSelector#atomic nodeSelectorTerms:[@NodeSelectorTerm!
core/v1.NodeSelectorRequirement key:s! operator:s(v1.NodeSelectorOperator)! values:[s
core/v1.NodeSelectorTerm#atomic matchExpressions:[@NodeSelectorRequirement matchFields:[@NodeSelectorRequirement
core/v1.NodeSpec podCIDR:s podCIDRs:[s+merge#set providerID:s unschedulable:b taints:[@Taint configSource:*@NodeConfigSource externalID:s
core/v1.NodeStatus capacity:{q(v1.ResourceList) allocatable:{q(v1.ResourceList) phase:s(v1.NodePhase) conditions:[@NodeCondition+merge=type#map=type addresses:[@NodeAddress+merge=type#map=type daemonEndpoints:@NodeDaemonEndpoints nodeInfo:@NodeSystemInfo images:[@ContainerImage volumesInUse:[s(v1.UniqueVolumeName) volumesAttached:[@AttachedVolume config:*@NodeConfigStatus runtimeHandlers:[@NodeRuntimeHandler features:*@NodeFeatures declaredFeatures:[s
core/v1.NodeSwapStatus capacity:*l
core/v1.NodeSystemInfo machineID:s! systemUUID:s! bootID:s! kernelVersion:s! osImage:s! containerRuntimeVersion:s! kubeletVersion:s! kubeProxyVersion:s! operatingSystem:s! architecture:s! swap:*@NodeSwapStatus
core/v1.ObjectFieldSelector#atomic apiVersion:s fieldPath:s!
core/v1.ObjectReference#atomic kind:s namespace:s name:s uid:s(types.UID) apiVersion:s resourceVersion:s fieldPath:s
core/v1.PersistentVolume kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@PersistentVolumeSpec status:@PersistentVolumeStatus
core/v1.PersistentVolumeClaim kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@PersistentVolumeClaimSpec status:@PersistentVolumeClaimStatus
core/v1.PersistentVolumeClaimCondition type:s(v1.PersistentVolumeClaimConditionType)! status:s(v1.ConditionStatus)! lastProbeTime:t lastTransitionTime:t reason:s message:s
core/v1.PersistentVolumeClaimSpec accessModes:[s(v1.PersistentVolumeAccessMode) selector:*@meta/v1.LabelSelector resources:@VolumeResourceRequirements volumeName:s storageClassName:*s volumeMode:*s(v1.PersistentVolumeMode) dataSource:*@TypedLocalObjectReference dataSourceRef:*@TypedObjectReference volumeAttributesClassName:*s
core/v1.PersistentVolumeClaimStatus phase:s(v1.PersistentVolumeClaimPhase) accessModes:[s(v1.PersistentVolumeAccessMode) capacity:{q(v1.ResourceList) conditions:[@PersistentVolumeClaimCondition+merge=type#map=type allocatedResources:{q(v1.ResourceList) allocatedResourceStatuses:{s(v1.ClaimResourceStatus) currentVolumeAttributesClassName:*s modifyVolumeStatus:*@ModifyVolumeStatus
core/v1.PersistentVolumeClaimTemplate metadata:@meta/v1.ObjectMeta spec:@PersistentVolumeClaimSpec!
core/v1.PersistentVolumeClaimVolumeSource claimName:s! readOnly:b
core/v1.PersistentVolumeSpec capacity:{q(v1.ResourceList) gcePersistentDisk:*@GCEPersistentDiskVolumeSource^PersistentVolumeSource awsElasticBlockStore:*@AWSElasticBlockStoreVolumeSource^PersistentVolumeSource hostPath:*@HostPathVolumeSource^PersistentVolumeSource glusterfs:*@GlusterfsPersistentVolumeSource^PersistentVolumeSource nfs:*@NFSVolumeSource^PersistentVolumeSource rbd:*@RBDPersistentVolumeSource^PersistentVolumeSource iscsi:*@ISCSIPersistentVolumeSource^PersistentVolumeSource cinder:*@CinderPersistentVolumeSource^PersistentVolumeSource cephfs:*@CephFSPersistentVolumeSource^PersistentVolumeSource fc:*@FCVolumeSource^PersistentVolumeSource flocker:*@FlockerVolumeSource^PersistentVolumeSource flexVolume:*@FlexPersistentVolumeSource^PersistentVolumeSource azureFile:*@AzureFilePersistentVolumeSource^PersistentVolumeSource vsphereVolume:*@VsphereVirtualDiskVolumeSource^PersistentVolumeSource quobyte:*@QuobyteVolumeSource^PersistentVolumeSource azureDisk:*@AzureDiskVolumeSource^PersistentVolumeSource photonPersistentDisk:*@PhotonPersistentDiskVolumeSource^PersistentVolumeSource portworxVolume:*@PortworxVolumeSource^PersistentVolumeSource scaleIO:*@ScaleIOPersistentVolumeSource^PersistentVolumeSource local:*@LocalVolumeSource^PersistentVolumeSource storageos:*@StorageOSPersistentVolumeSource^PersistentVolumeSource csi:*@CSIPersistentVolumeSource^PersistentVolumeSource accessModes:[s(v1.PersistentVolumeAccessMode) claimRef:*@ObjectReference persistentVolumeReclaimPolicy:s(v1.PersistentVolumeReclaimPolicy) storageClassName:s mountOptions:[s volumeMode:*s(v1.PersistentVolumeMode) nodeAffinity:*@VolumeNodeAffinity volumeAttributesClassName:*s
core/v1.PersistentVolumeStatus phase:s(v1.PersistentVolumePhase) message:s reason:s lastPhaseTransitionTime:*t
core/v1.PhotonPersistentDiskVolumeSource pdID:s! fsType:s
core/v1.Pod kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@PodSpec status:@PodStatus
core/v1.PodAffinity requiredDuringSchedulingIgnoredDuringExecution:[@PodAffinityTerm preferredDuringSchedulingIgnoredDuringExecution:[@WeightedPodAffinityTerm
core/v1.PodAffinityTerm labelSelector:*@meta/v1.LabelSelector namespaces:[s topologyKey:s! namespaceSelector:*@meta/v1.LabelSelector matchLabelKeys:[s mismatchLabelKeys:[s
core/v1.PodAntiAffinity requiredDuringSchedulingIgnoredDuringExecution:[@PodAffinityTerm preferredDuringSchedulingIgnoredDuringExecution:[@WeightedPodAffinityTerm
core/v1.PodCertificateProjection signerName:s keyType:s maxExpirationSeconds:*i credentialBundlePath:s keyPath:s certificateChainPath:s userAnnotations:{s
core/v1.PodCondition type:s(v1.PodConditionType)! observedGeneration:l status:s(v1.ConditionStatus)! lastProbeTime:t lastTransitionTime:t reason:s message:s
core/v1.PodDNSConfig nameservers:[s searches:[s options:[@PodDNSConfigOption
core/v1.PodDNSConfigOption name:s value:*s
core/v1.PodExtendedResourceClaimStatus requestMappings:[@ContainerExtendedResourceRequest! resourceClaimName:s!
core/v1.PodIP ip:s!
core/v1.PodOS name:s(v1.OSName)!
core/v1.PodReadinessGate conditionType:s(v1.PodConditionType)!
core/v1.PodResourceClaim name:s! resourceClaimName:*s resourceClaimTemplateName:*s
core/v1.PodResourceClaimStatus name:s! resourceClaimName:*s
core/v1.PodSchedulingGate name:s!
core/v1.PodSchedulingGroup podGroupName:*s
core/v1.PodSecurityContext seLinuxOptions:*@SELinuxOptions windowsOptions:*@WindowsSecurityContextOptions runAsUser:*l runAsGroup:*l runAsNonRoot:*b supplementalGroups:[l supplementalGroupsPolicy:*s(v1.SupplementalGroupsPolicy) fsGroup:*l sysctls:[@Sysctl fsGroupChangePolicy:*s(v1.PodFSGroupChangePolicy) seccompProfile:*@SeccompProfile appArmorProfile:*@AppArmorProfile seLinuxChangePolicy:*s(v1.PodSELinuxChangePolicy)
core/v1.PodSpec volumes:[@Volume+merge,retainKeys=name#map=name initContainers:[@Container+merge=name#map=name containers:[@Container!+merge=name#map=name ephemeralContainers:[@EphemeralContainer+merge=name#map=name restartPolicy:s(v1.RestartPolicy) terminationGracePeriodSeconds:*l activeDeadlineSeconds:*l dnsPolicy:s(v1.DNSPolicy) nodeSelector:{s#atomic serviceAccountName:s serviceAccount:s automountServiceAccountToken:*b nodeName:s hostNetwork:b hostPID:b hostIPC:b shareProcessNamespace:*b securityContext:*@PodSecurityContext imagePullSecrets:[@LocalObjectReference+merge=name#map=name hostname:s subdomain:s affinity:*@Affinity schedulerName:s tolerations:[@Toleration hostAliases:[@HostAlias+merge=ip#map=ip priorityClassName:s priority:*i dnsConfig:*@PodDNSConfig readinessGates:[@PodReadinessGate runtimeClassName:*s enableServiceLinks:*b preemptionPolicy:*s(v1.PreemptionPolicy) overhead:{q(v1.ResourceList) topologySpreadConstraints:[@TopologySpreadConstraint+merge=topologyKey#map=topologyKey,whenUnsatisfiable setHostnameAsFQDN:*b os:*@PodOS hostUsers:*b schedulingGates:[@PodSchedulingGate+merge=name#map=name resourceClaims:[@PodResourceClaim+merge,retainKeys=name#map=name resources:*@ResourceRequirements hostnameOverride:*s schedulingGroup:*@PodSchedulingGroup
core/v1.PodStatus observedGeneration:l phase:s(v1.PodPhase) conditions:[@PodCondition+merge=type#map=type message:s reason:s nominatedNodeName:s hostIP:s hostIPs:[@HostIP+merge=ip podIP:s podIPs:[@PodIP+merge=ip#map=ip startTime:*t initContainerStatuses:[@ContainerStatus containerStatuses:[@ContainerStatus qosClass:s(v1.PodQOSClass) ephemeralContainerStatuses:[@ContainerStatus resize:s(v1.PodResizeStatus) resourceClaimStatuses:[@PodResourceClaimStatus+merge,retainKeys=name#map=name extendedResourceClaimStatus:*@PodExtendedResourceClaimStatus allocatedResources:{q(v1.ResourceList) resources:*@ResourceRequirements nodeAllocatableResourceClaimStatuses:[@NodeAllocatableResourceClaimStatus
core/v1.PodStatusResult kind:s apiVersion:s metadata:@meta/v1.ObjectMeta status:@PodStatus
core/v1.PodTemplate kind:s apiVersion:s metadata:@meta/v1.ObjectMeta template:@PodTemplateSpec
core/v1.PodTemplateSpec metadata:@meta/v1.ObjectMeta spec:@PodSpec
core/v1.PortStatus port:i! protocol:s(v1.Protocol)! error:*s
core/v1.PortworxVolumeSource volumeID:s! fsType:s readOnly:b
core/v1.PreferredSchedulingTerm weight:i! preference:@NodeSelectorTerm!
core/v1.Probe exec:*@ExecAction^ProbeHandler httpGet:*@HTTPGetAction^ProbeHandler tcpSocket:*@TCPSocketAction^ProbeHandler grpc:*@GRPCAction^ProbeHandler initialDelaySeconds:i timeoutSeconds:i periodSeconds:i successThreshold:i failureThreshold:i terminationGracePeriodSeconds:*l
core/v1.ProjectedVolumeSource sources:[@VolumeProjection! defaultMode:*i
core/v1.QuobyteVolumeSource registry:s! volume:s! readOnly:b user:s group:s tenant:s
core/v1.RBDPersistentVolumeSource monitors:[s! image:s! fsType:s pool:s user:s keyring:s secretRef:*@SecretReference readOnly:b
core/v1.RBDVolumeSource monitors:[s! image:s! fsType:s pool:s user:s keyring:s secretRef:*@LocalObjectReference readOnly:b
core/v1.RangeAllocation kind:s apiVersion:s metadata:@meta/v1.ObjectMeta range:s! data:y!
core/v1.ReplicationController kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@ReplicationControllerSpec status:@ReplicationControllerStatus
core/v1.ReplicationControllerCondition type:s(v1.ReplicationControllerConditionType)! status:s(v1.ConditionStatus)! lastTransitionTime:t reason:s message:s
core/v1.ReplicationControllerSpec replicas:*i minReadySeconds:i selector:{s#atomic template:*@PodTemplateSpec
core/v1.ReplicationControllerStatus replicas:i! fullyLabeledReplicas:i readyReplicas:i availableReplicas:i observedGeneration:l conditions:[@ReplicationControllerCondition+merge=type#map=type
core/v1.ResourceClaim name:s! request:s
core/v1.ResourceFieldSelector#atomic containerName:s resource:s! divisor:q
core/v1.ResourceHealth resourceID:s(v1.ResourceID)! health:s(v1.ResourceHealthStatus) message:*s
core/v1.ResourceQuota kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@ResourceQuotaSpec status:@ResourceQuotaStatus
core/v1.ResourceQuotaSpec hard:{q(v1.ResourceList) scopes:[s(v1.ResourceQuotaScope) scopeSelector:*@ScopeSelector
core/v1.ResourceQuotaStatus hard:{q(v1.ResourceList) used:{q(v1.ResourceList)
core/v1.ResourceRequirements limits:{q(v1.ResourceList) requests:{q(v1.ResourceList) claims:[@ResourceClaim#map=name
core/v1.ResourceStatus name:s(v1.ResourceName)! resources:[@ResourceHealth#map=resourceID
core/v1.SELinuxOptions user:s role:s type:s level:s
core/v1.ScaleIOPersistentVolumeSource gateway:s! system:s! secretRef:*@SecretReference! sslEnabled:b protectionDomain:s storagePool:s storageMode:s volumeName:s fsType:s readOnly:b
core/v1.ScaleIOVolumeSource gateway:s! system:s! secretRef:*@LocalObjectReference! sslEnabled:b protectionDomain:s storagePool:s storageMode:s volumeName:s fsType:s readOnly:b
core/v1.ScopeSelector#atomic matchExpressions:[@ScopedResourceSelectorRequirement
core/v1.ScopedResourceSelectorRequirement scopeName:s(v1.ResourceQuotaScope)! operator:s(v1.ScopeSelectorOperator)! values:[s
core/v1.SeccompProfile type:s(v1.SeccompProfileType)! localhostProfile:*s
core/v1.Secret kind:s apiVersion:s metadata:@meta/v1.ObjectMeta immutable:*b data:{y stringData:{s type:s(v1.SecretType)
core/v1.SecretEnvSource name:s^LocalObjectReference optional:*b
core/v1.SecretKeySelector#atomic name:s^LocalObjectReference key:s! optional:*b
core/v1.SecretProjection name:s^LocalObjectReference items:[@KeyToPath optional:*b
core/v1.SecretReference#atomic name:s namespace:s
core/v1.SecretVolumeSource secretName:s items:[@KeyToPath defaultMode:*i optional:*b
core/v1.SecurityContext capabilities:*@Capabilities privileged:*b seLinuxOptions:*@SELinuxOptions windowsOptions:*@WindowsSecurityContextOptions runAsUser:*l runAsGroup:*l runAsNonRoot:*b readOnlyRootFilesystem:*b allowPrivilegeEscalation:*b procMount:*s(v1.ProcMountType) seccompProfile:*@SeccompProfile appArmorProfile:*@AppArmorProfile
core/v1.SerializedReference kind:s apiVersion:s reference:@ObjectReference
core/v1.Service kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@ServiceSpec status:@ServiceStatus
core/v1.ServiceAccount kind:s apiVersion:s metadata:@meta/v1.ObjectMeta secrets:[@ObjectReference+merge=name#map=name imagePullSecrets:[@LocalObjectReference automountServiceAccountToken:*b
core/v1.ServiceAccountTokenProjection audience:s expirationSeconds:*l path:s!
core/v1.ServicePort name:s protocol:s(v1.Protocol) appProtocol:*s port:i! targetPort:x nodePort:i
core/v1.ServiceSpec ports:[@ServicePort+merge=port#map=port,protocol selector:{s#atomic clusterIP:s clusterIPs:[s type:s(v1.ServiceType) externalIPs:[s sessionAffinity:s(v1.ServiceAffinity) loadBalancerIP:s loadBalancerSourceRanges:[s externalName:s externalTrafficPolicy:s(v1.ServiceExternalTrafficPolicy) healthCheckNodePort:i publishNotReadyAddresses:b sessionAffinityConfig:*@SessionAffinityConfig ipFamilies:[s(v1.IPFamily) ipFamilyPolicy:*s(v1.IPFamilyPolicy) allocateLoadBalancerNodePorts:*b loadBalancerClass:*s internalTrafficPolicy:*s(v1.ServiceInternalTrafficPolicy) trafficDistribution:*s
core/v1.ServiceStatus loadBalancer:@LoadBalancerStatus conditions:[@meta/v1.Condition+merge=type#map=type
core/v1.SessionAffinityConfig clientIP:*@ClientIPConfig
core/v1.SleepAction seconds:l!
core/v1.StorageOSPersistentVolumeSource volumeName:s volumeNamespace:s fsType:s readOnly:b secretRef:*@ObjectReference
core/v1.StorageOSVolumeSource volumeName:s volumeNamespace:s fsType:s readOnly:b secretRef:*@LocalObjectReference
core/v1.Sysctl name:s! value:s!
core/v1.TCPSocketAction port:x! host:s
core/v1.Taint key:s! value:s effect:s(v1.TaintEffect)! timeAdded:*t
core/v1.Toleration key:s operator:s(v1.TolerationOperator) value:s effect:s(v1.TaintEffect) tolerationSeconds:*l
core/v1.TopologySelectorLabelRequirement key:s! values:[s!
core/v1.TopologySelectorTerm#atomic matchLabelExpressions:[@TopologySelectorLabelRequirement
core/v1.TopologySpreadConstraint maxSkew:i! topologyKey:s! whenUnsatisfiable:s(v1.UnsatisfiableConstraintAction)! labelSelector:*@meta/v1.LabelSelector minDomains:*i nodeAffinityPolicy:*s(v1.NodeInclusionPolicy) nodeTaintsPolicy:*s(v1.NodeInclusionPolicy) matchLabelKeys:[s
core/v1.TypedLocalObjectReference#atomic apiGroup:*s! kind:s! name:s!
core/v1.TypedObjectReference apiGroup:*s! kind:s! name:s! namespace:*s
core/v1.Volume name:s! hostPath:*@HostPathVolumeSource^VolumeSource emptyDir:*@EmptyDirVolumeSource^VolumeSource gcePersistentDisk:*@GCEPersistentDiskVolumeSource^VolumeSource awsElasticBlockStore:*@AWSElasticBlockStoreVolumeSource^VolumeSource gitRepo:*@GitRepoVolumeSource^VolumeSource secret:*@SecretVolumeSource^VolumeSource nfs:*@NFSVolumeSource^VolumeSource iscsi:*@ISCSIVolumeSource^VolumeSource glusterfs:*@GlusterfsVolumeSource^VolumeSource persistentVolumeClaim:*@PersistentVolumeClaimVolumeSource^VolumeSource rbd:*@RBDVolumeSource^VolumeSource flexVolume:*@FlexVolumeSource^VolumeSource cinder:*@CinderVolumeSource^VolumeSource cephfs:*@CephFSVolumeSource^VolumeSource flocker:*@FlockerVolumeSource^VolumeSource downwardAPI:*@DownwardAPIVolumeSource^VolumeSource fc:*@FCVolumeSource^VolumeSource azureFile:*@AzureFileVolumeSource^VolumeSource configMap:*@ConfigMapVolumeSource^VolumeSource vsphereVolume:*@VsphereVirtualDiskVolumeSource^VolumeSource quobyte:*@QuobyteVolumeSource^VolumeSource azureDisk:*@AzureDiskVolumeSource^VolumeSource photonPersistentDisk:*@PhotonPersistentDiskVolumeSource^VolumeSource projected:*@ProjectedVolumeSource^VolumeSource portworxVolume:*@PortworxVolumeSource^VolumeSource scaleIO:*@ScaleIOVolumeSource^VolumeSource storageos:*@StorageOSVolumeSource^VolumeSource csi:*@CSIVolumeSource^VolumeSource ephemeral:*@EphemeralVolumeSource^VolumeSource image:*@ImageVolumeSource^VolumeSource
core/v1.VolumeDevice name:s! devicePath:s!
core/v1.VolumeMount name:s! readOnly:b recursiveReadOnly:*s(v1.RecursiveReadOnlyMode) mountPath:s! subPath:s mountPropagation:*s(v1.MountPropagationMode) subPathExpr:s
core/v1.VolumeMountStatus name:s! mountPath:s! readOnly:b recursiveReadOnly:*s(v1.RecursiveReadOnlyMode) volumeStatus:*@VolumeStatus
core/v1.VolumeNodeAffinity required:*@NodeSelector
core/v1.VolumeProjection secret:*@SecretProjection downwardAPI:*@DownwardAPIProjection configMap:*@ConfigMapProjection serviceAccountToken:*@ServiceAccountTokenProjection clusterTrustBundle:*@ClusterTrustBundleProjection podCertificate:*@PodCertificateProjection
core/v1.VolumeResourceRequirements limits:{q(v1.ResourceList) requests:{q(v1.ResourceList)
core/v1.VolumeStatus image:*@ImageVolumeStatus
core/v1.VsphereVirtualDiskVolumeSource volumePath:s! fsType:s storagePolicyName:s storagePolicyID:s
core/v1.WeightedPodAffinityTerm weight:i! podAffinityTerm:@PodAffinityTerm!
core/v1.WindowsSecurityContextOptions gmsaCredentialSpecName:*s gmsaCredentialSpec:*s runAsUserName:*s hostProcess:*b
discovery/v1.Endpoint addresses:[s!#set conditions:@EndpointConditions hostname:*s targetRef:*@core/v1.ObjectReference deprecatedTopology:{s nodeName:*s zone:*s hints:*@EndpointHints
discovery/v1.EndpointConditions ready:*b serving:*b terminating:*b
discovery/v1.EndpointHints forZones:[@ForZone forNodes:[@ForNode
discovery/v1.EndpointPort#atomic name:*s protocol:*s(v1.Protocol) port:*i appProtocol:*s
discovery/v1.EndpointSlice kind:s apiVersion:s metadata:@meta/v1.ObjectMeta addressType:s(v1.AddressType)! endpoints:[@Endpoint! ports:[@EndpointPort!
discovery/v1.ForNode name:s!
discovery/v1.ForZone name:s!
events/v1.Event kind:s apiVersion:s metadata:@meta/v1.ObjectMeta! eventTime:u! series:*@EventSeries reportingController:s reportingInstance:s action:s reason:s regarding:@core/v1.ObjectReference related:*@core/v1.ObjectReference note:s type:s deprecatedSource:@core/v1.EventSource deprecatedFirstTimestamp:t deprecatedLastTimestamp:t deprecatedCount:i
events/v1.EventSeries count:i! lastObservedTime:u!
flowcontrol/v1.ExemptPriorityLevelConfiguration nominalConcurrencyShares:*i lendablePercent:*i
flowcontrol/v1.FlowDistinguisherMethod type:s(v1.FlowDistinguisherMethodType)!
flowcontrol/v1.FlowSchema kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@FlowSchemaSpec status:@FlowSchemaStatus
flowcontrol/v1.FlowSchemaCondition type:s(v1.FlowSchemaConditionType) status:s(v1.ConditionStatus) lastTransitionTime:t reason:s message:s
flowcontrol/v1.FlowSchemaSpec priorityLevelConfiguration:@PriorityLevelConfigurationReference! matchingPrecedence:i! distinguisherMethod:*@FlowDistinguisherMethod rules:[@PolicyRulesWithSubjects
flowcontrol/v1.FlowSchemaStatus conditions:[@FlowSchemaCondition+merge=type#map=type
flowcontrol/v1.GroupSubject name:s!
flowcontrol/v1.LimitResponse type:s(v1.LimitResponseType)! queuing:*@QueuingConfiguration
flowcontrol/v1.LimitedPriorityLevelConfiguration nominalConcurrencyShares:*i! limitResponse:@LimitResponse lendablePercent:*i borrowingLimitPercent:*i
flowcontrol/v1.NonResourcePolicyRule verbs:[s!#set nonResourceURLs:[s!#set
flowcontrol/v1.PolicyRulesWithSubjects subjects:[@Subject! resourceRules:[@ResourcePolicyRule nonResourceRules:[@NonResourcePolicyRule
flowcontrol/v1.PriorityLevelConfiguration kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@PriorityLevelConfigurationSpec status:@PriorityLevelConfigurationStatus
flowcontrol/v1.PriorityLevelConfigurationCondition type:s(v1.PriorityLevelConfigurationConditionType) status:s(v1.ConditionStatus) lastTransitionTime:t reason:s message:s
flowcontrol/v1.PriorityLevelConfigurationReference name:s!
flowcontrol/v1.PriorityLevelConfigurationSpec type:s(v1.PriorityLevelEnablement)! limited:*@LimitedPriorityLevelConfiguration exempt:*@ExemptPriorityLevelConfiguration
flowcontrol/v1.PriorityLevelConfigurationStatus conditions:[@PriorityLevelConfigurationCondition+merge=type#map=type
flowcontrol/v1.QueuingConfiguration queues:i! handSize:i! queueLengthLimit:i!
flowcontrol/v1.ResourcePolicyRule verbs:[s!#set apiGroups:[s!#set resources:[s!#set clusterScope:b namespaces:[s!#set
flowcontrol/v1.ServiceAccountSubject namespace:s! name:s!
flowcontrol/v1.Subject kind:s(v1.SubjectKind)! user:*@UserSubject group:*@GroupSubject serviceAccount:*@ServiceAccountSubject
flowcontrol/v1.UserSubject name:s!
meta/v1.Condition type:s! status:s(v1.ConditionStatus)! observedGeneration:l lastTransitionTime:t! reason:s! message:s!
meta/v1.FieldSelectorRequirement key:s! operator:s(v1.FieldSelectorOperator)! values:[s
meta/v1.GroupVersionForDiscovery groupVersion:s! version:s!
meta/v1.LabelSelector#atomic matchLabels:{s matchExpressions:[@LabelSelectorRequirement
meta/v1.LabelSelectorRequirement key:s! operator:s(v1.LabelSelectorOperator)! values:[s
meta/v1.ListMeta selfLink:s resourceVersion:s continue:s remainingItemCount:*l shardInfo:*@ShardInfo
meta/v1.ManagedFieldsEntry manager:s operation:s(v1.ManagedFieldsOperationType) apiVersion:s time:*t fieldsType:s fieldsV1:*r subresource:s
meta/v1.ObjectMeta name:s generateName:s namespace:s selfLink:s uid:s(types.UID) resourceVersion:s generation:l creationTimestamp:t? deletionTimestamp:*t deletionGracePeriodSeconds:*l labels:{s annotations:{s ownerReferences:[@OwnerReference+merge=uid#map=uid finalizers:[s+merge#set managedFields:[@ManagedFieldsEntry
meta/v1.OwnerReference#atomic apiVersion:s! kind:s! name:s! uid:s(types.UID)! controller:*b blockOwnerDeletion:*b
meta/v1.Preconditions uid:*s(types.UID) resourceVersion:*s
meta/v1.ServerAddressByClientCIDR clientCIDR:s! serverAddress:s!
meta/v1.ShardInfo selector:s!
networking/v1.HTTPIngressPath path:s pathType:*s(v1.PathType)! backend:@IngressBackend!
networking/v1.HTTPIngressRuleValue paths:[@HTTPIngressPath!
networking/v1.IPAddress kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@IPAddressSpec
networking/v1.IPAddressSpec parentRef:*@ParentReference
networking/v1.IPBlock cidr:s! except:[s
networking/v1.Ingress kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@IngressSpec status:@IngressStatus
networking/v1.IngressBackend service:*@IngressServiceBackend resource:*@core/v1.TypedLocalObjectReference
networking/v1.IngressClass kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@IngressClassSpec
networking/v1.IngressClassParametersReference apiGroup:*s kind:s! name:s! scope:*s! namespace:*s
networking/v1.IngressClassSpec controller:s parameters:*@IngressClassParametersReference
networking/v1.IngressLoadBalancerIngress ip:s hostname:s ports:[@IngressPortStatus
networking/v1.IngressLoadBalancerStatus ingress:[@IngressLoadBalancerIngress
networking/v1.IngressPortStatus port:i! protocol:s(v1.Protocol)! error:*s
networking/v1.IngressRule host:s http:*@HTTPIngressRuleValue^IngressRuleValue
networking/v1.IngressServiceBackend name:s! port:@ServiceBackendPort
networking/v1.IngressSpec ingressClassName:*s defaultBackend:*@IngressBackend tls:[@IngressTLS rules:[@IngressRule
networking/v1.IngressStatus loadBalancer:@IngressLoadBalancerStatus
networking/v1.IngressTLS hosts:[s secretName:s
networking/v1.NetworkPolicy kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@NetworkPolicySpec
networking/v1.NetworkPolicyEgressRule ports:[@NetworkPolicyPort to:[@NetworkPolicyPeer
networking/v1.NetworkPolicyIngressRule ports:[@NetworkPolicyPort from:[@NetworkPolicyPeer
networking/v1.NetworkPolicyPeer podSelector:*@meta/v1.LabelSelector namespaceSelector:*@meta/v1.LabelSelector ipBlock:*@IPBlock
networking/v1.NetworkPolicyPort protocol:*s(v1.Protocol) port:*x endPort:*i
networking/v1.NetworkPolicySpec podSelector:@meta/v1.LabelSelector! ingress:[@NetworkPolicyIngressRule egress:[@NetworkPolicyEgressRule policyTypes:[s(v1.PolicyType)
networking/v1.ParentReference group:s resource:s namespace:s name:s
networking/v1.ServiceBackendPort#atomic name:s number:i
networking/v1.ServiceCIDR kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@ServiceCIDRSpec status:@ServiceCIDRStatus
networking/v1.ServiceCIDRSpec cidrs:[s
networking/v1.ServiceCIDRStatus conditions:[@meta/v1.Condition+merge=type#map=type
node/v1.Overhead podFixed:{q(v1.ResourceList)
node/v1.RuntimeClass kind:s apiVersion:s metadata:@meta/v1.ObjectMeta handler:s! overhead:*@Overhead scheduling:*@Scheduling
node/v1.Scheduling nodeSelector:{s#atomic tolerations:[@core/v1.Toleration
policy/v1.Eviction kind:s apiVersion:s metadata:@meta/v1.ObjectMeta deleteOptions:*@meta/v1.DeleteOptions
policy/v1.PodDisruptionBudget kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@PodDisruptionBudgetSpec status:@PodDisruptionBudgetStatus
policy/v1.PodDisruptionBudgetSpec minAvailable:*x selector:*@meta/v1.LabelSelector+replace maxUnavailable:*x unhealthyPodEvictionPolicy:*s(v1.UnhealthyPodEvictionPolicyType)
policy/v1.PodDisruptionBudgetStatus observedGeneration:l disruptedPods:{t disruptionsAllowed:i! currentHealthy:i! desiredHealthy:i! expectedPods:i! conditions:[@meta/v1.Condition+merge=type#map=type
rbac/v1.AggregationRule clusterRoleSelectors:[@meta/v1.LabelSelector
rbac/v1.ClusterRole kind:s apiVersion:s metadata:@meta/v1.ObjectMeta rules:[@PolicyRule! aggregationRule:*@AggregationRule
rbac/v1.ClusterRoleBinding kind:s apiVersion:s metadata:@meta/v1.ObjectMeta subjects:[@Subject roleRef:@RoleRef!
rbac/v1.PolicyRule verbs:[s! apiGroups:[s resources:[s resourceNames:[s nonResourceURLs:[s
rbac/v1.Role kind:s apiVersion:s metadata:@meta/v1.ObjectMeta rules:[@PolicyRule!
rbac/v1.RoleBinding kind:s apiVersion:s metadata:@meta/v1.ObjectMeta subjects:[@Subject roleRef:@RoleRef!
rbac/v1.RoleRef#atomic apiGroup:s! kind:s! name:s!
rbac/v1.Subject#atomic kind:s! apiGroup:s name:s! namespace:s
resource/v1.AllocatedDeviceStatus driver:s! pool:s! device:s! shareID:*s conditions:[@meta/v1.Condition!#map=type data:*r networkData:*@NetworkDeviceData
resource/v1.AllocationResult devices:@DeviceAllocationResult nodeSelector:*@core/v1.NodeSelector allocationTimestamp:*t
resource/v1.CELDeviceSelector expression:s!
resource/v1.CapacityRequestPolicy default:*q! validValues:[q validRange:*@CapacityRequestPolicyRange
resource/v1.CapacityRequestPolicyRange min:*q max:*q step:*q
resource/v1.CapacityRequirements requests:{q
resource/v1.Counter value:q!
resource/v1.CounterSet name:s! counters:{@Counter
resource/v1.Device name:s! attributes:{@DeviceAttribute capacity:{@DeviceCapacity consumesCounters:[@DeviceCounterConsumption nodeName:*s nodeSelector:*@core/v1.NodeSelector allNodes:*b taints:[@DeviceTaint bindsToNode:*b bindingConditions:[s bindingFailureConditions:[s allowMultipleAllocations:*b nodeAllocatableResourceMappings:{@NodeAllocatableResourceMapping
resource/v1.DeviceAllocationConfiguration source:s(v1.AllocationConfigSource)! requests:[s opaque:*@OpaqueDeviceConfiguration^DeviceConfiguration
resource/v1.DeviceAllocationResult results:[@DeviceRequestAllocationResult config:[@DeviceAllocationConfiguration
resource/v1.DeviceAttribute int:*l bool:*b string:*s version:*s ints:[l bools:[b strings:[s versions:[s
resource/v1.DeviceCapacity value:q! requestPolicy:*@CapacityRequestPolicy
resource/v1.DeviceClaim requests:[@DeviceRequest! constraints:[@DeviceConstraint config:[@DeviceClaimConfiguration
resource/v1.DeviceClaimConfiguration requests:[s opaque:*@OpaqueDeviceConfiguration^DeviceConfiguration
resource/v1.DeviceClass kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@DeviceClassSpec!
resource/v1.DeviceClassConfiguration opaque:*@OpaqueDeviceConfiguration^DeviceConfiguration
resource/v1.DeviceClassSpec selectors:[@DeviceSelector config:[@DeviceClassConfiguration extendedResourceName:*s
resource/v1.DeviceConstraint requests:[s matchAttribute:*s(v1.FullyQualifiedName) distinctAttribute:*s(v1.FullyQualifiedName)
resource/v1.DeviceCounterConsumption counterSet:s! counters:{@Counter
resource/v1.DeviceRequest name:s! exactly:*@ExactDeviceRequest firstAvailable:[@DeviceSubRequest
resource/v1.DeviceRequestAllocationResult request:s! driver:s! pool:s! device:s! adminAccess:*b tolerations:[@DeviceToleration bindingConditions:[s bindingFailureConditions:[s shareID:*s(types.UID) consumedCapacity:{q
resource/v1.DeviceSelector cel:*@CELDeviceSelector
resource/v1.DeviceSubRequest name:s! deviceClassName:s! selectors:[@DeviceSelector allocationMode:s(v1.DeviceAllocationMode) count:l tolerations:[@DeviceToleration capacity:*@CapacityRequirements
resource/v1.DeviceTaint key:s! value:s effect:s(v1.DeviceTaintEffect)! timeAdded:*t
resource/v1.DeviceToleration key:s operator:s(v1.DeviceTolerationOperator) value:s effect:s(v1.DeviceTaintEffect) tolerationSeconds:*l
resource/v1.ExactDeviceRequest deviceClassName:s! selectors:[@DeviceSelector allocationMode:s(v1.DeviceAllocationMode) count:l adminAccess:*b tolerations:[@DeviceToleration capacity:*@CapacityRequirements
resource/v1.NetworkDeviceData interfaceName:s ips:[s hardwareAddress:s
resource/v1.NodeAllocatableResourceMapping capacityKey:*s(v1.QualifiedName) allocationMultiplier:*q
resource/v1.OpaqueDeviceConfiguration driver:s! parameters:r!
resource/v1.ResourceClaim kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@ResourceClaimSpec! status:@ResourceClaimStatus
resource/v1.ResourceClaimConsumerReference apiGroup:s resource:s! name:s! uid:s(types.UID)!
resource/v1.ResourceClaimSpec devices:@DeviceClaim!
resource/v1.ResourceClaimStatus allocation:*@AllocationResult reservedFor:[@ResourceClaimConsumerReference+merge=uid#map=uid devices:[@AllocatedDeviceStatus#map=driver,device,pool,shareID
resource/v1.ResourceClaimTemplate kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@ResourceClaimTemplateSpec!
resource/v1.ResourceClaimTemplateSpec metadata:@meta/v1.ObjectMeta spec:@ResourceClaimSpec!
resource/v1.ResourcePool name:s! generation:l! resourceSliceCount:l!
resource/v1.ResourceSlice kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@ResourceSliceSpec!
resource/v1.ResourceSliceSpec driver:s! pool:@ResourcePool! nodeName:*s nodeSelector:*@core/v1.NodeSelector allNodes:*b devices:[@Device perDeviceNodeSelection:*b sharedCounters:[@CounterSet
scheduling/v1.PriorityClass kind:s apiVersion:s metadata:@meta/v1.ObjectMeta value:i! globalDefault:b description:s preemptionPolicy:*s(v1.PreemptionPolicy)
storage/v1.CSIDriver kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@CSIDriverSpec!
storage/v1.CSIDriverSpec attachRequired:*b podInfoOnMount:*b volumeLifecycleModes:[s(v1.VolumeLifecycleMode)#set storageCapacity:*b fsGroupPolicy:*s(v1.FSGroupPolicy) tokenRequests:[@TokenRequest requiresRepublish:*b seLinuxMount:*b nodeAllocatableUpdatePeriodSeconds:*l serviceAccountTokenInSecrets:*b preventPodSchedulingIfMissing:*b
storage/v1.CSINode kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@CSINodeSpec!
storage/v1.CSINodeDriver name:s! nodeID:s! topologyKeys:[s! allocatable:*@VolumeNodeResources
storage/v1.CSINodeSpec drivers:[@CSINodeDriver!+merge=name#map=name
storage/v1.CSIStorageCapacity kind:s apiVersion:s metadata:@meta/v1.ObjectMeta nodeTopology:*@meta/v1.LabelSelector storageClassName:s! capacity:*q maximumVolumeSize:*q
storage/v1.StorageClass kind:s apiVersion:s metadata:@meta/v1.ObjectMeta provisioner:s! parameters:{s reclaimPolicy:*s(v1.PersistentVolumeReclaimPolicy) mountOptions:[s allowVolumeExpansion:*b volumeBindingMode:*s(v1.VolumeBindingMode) allowedTopologies:[@core/v1.TopologySelectorTerm
storage/v1.TokenRequest audience:s! expirationSeconds:*l
storage/v1.VolumeAttachment kind:s apiVersion:s metadata:@meta/v1.ObjectMeta spec:@VolumeAttachmentSpec! status:@VolumeAttachmentStatus
storage/v1.VolumeAttachmentSource persistentVolumeName:*s inlineVolumeSpec:*@core/v1.PersistentVolumeSpec
storage/v1.VolumeAttachmentSpec attacher:s! source:@VolumeAttachmentSource! nodeName:s!
storage/v1.VolumeAttachmentStatus attached:b! attachmentMetadata:{s attachError:*@VolumeError detachError:*@VolumeError
storage/v1.VolumeAttributesClass kind:s apiVersion:s metadata:@meta/v1.ObjectMeta driverName:s! parameters:{s
storage/v1.VolumeError time:t message:s errorCode:*i
storage/v1.VolumeNodeResources count:*i`;
