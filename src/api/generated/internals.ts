// Made by scripts/generate.ts from the OpenAPI documents of Kubernetes v1.36.3. Do not edit.
/** One struct a line; read by meta/internalForm.ts. */
export const INTERNALS = `batch.PodFailurePolicy Rules:[@batch.PodFailurePolicyRule
batch.PodFailurePolicyOnExitCodesRequirement ContainerName:*s Operator:s Values:[i
batch.PodFailurePolicyOnPodConditionsPattern Type:s Status:s
batch.PodFailurePolicyRule Action:s OnExitCodes:*@batch.PodFailurePolicyOnExitCodesRequirement OnPodConditions:[@batch.PodFailurePolicyOnPodConditionsPattern
batch.SuccessPolicy Rules:[@batch.SuccessPolicyRule
batch.SuccessPolicyRule SucceededIndexes:*s SucceededCount:*i
core.AWSElasticBlockStoreVolumeSource VolumeID:s FSType:s Partition:i ReadOnly:b
core.Affinity NodeAffinity:*@core.NodeAffinity PodAffinity:*@core.PodAffinity PodAntiAffinity:*@core.PodAntiAffinity
core.AppArmorProfile Type:s LocalhostProfile:*s
core.AzureDiskVolumeSource DiskName:s DataDiskURI=diskURI:s CachingMode:*s FSType:*s ReadOnly:*b Kind:*s
core.AzureFilePersistentVolumeSource SecretName:s ShareName:s ReadOnly:b SecretNamespace:*s
core.AzureFileVolumeSource SecretName:s ShareName:s ReadOnly:b
core.CSIPersistentVolumeSource Driver:s VolumeHandle:s ReadOnly:b FSType:s VolumeAttributes:{s ControllerPublishSecretRef:*@core.SecretReference NodeStageSecretRef:*@core.SecretReference NodePublishSecretRef:*@core.SecretReference ControllerExpandSecretRef:*@core.SecretReference NodeExpandSecretRef:*@core.SecretReference
core.CSIVolumeSource Driver:s ReadOnly:*b FSType:*s VolumeAttributes:{s NodePublishSecretRef:*@core.LocalObjectReference
core.Capabilities Add:[s Drop:[s
core.CephFSPersistentVolumeSource Monitors:[s Path:s User:s SecretFile:s SecretRef:*@core.SecretReference ReadOnly:b
core.CephFSVolumeSource Monitors:[s Path:s User:s SecretFile:s SecretRef:*@core.LocalObjectReference ReadOnly:b
core.CinderPersistentVolumeSource VolumeID:s FSType:s ReadOnly:b SecretRef:*@core.SecretReference
core.CinderVolumeSource VolumeID:s FSType:s ReadOnly:b SecretRef:*@core.LocalObjectReference
core.ClusterTrustBundleProjection Name:*s SignerName:*s LabelSelector:*@meta/v1.LabelSelector Optional:*b Path:s
core.ConfigMapEnvSource Name:s Optional:*b
core.ConfigMapKeySelector Name:s Key:s Optional:*b
core.ConfigMapProjection Name:s Items:[@core.KeyToPath Optional:*b
core.ConfigMapVolumeSource Name:s Items:[@core.KeyToPath DefaultMode:*i Optional:*b
core.Container Name:s Image:s Command:[s Args:[s WorkingDir:s Ports:[@core.ContainerPort EnvFrom:[@core.EnvFromSource Env:[@core.EnvVar Resources:@core.ResourceRequirements ResizePolicy:[@core.ContainerResizePolicy RestartPolicy:*s RestartPolicyRules:[@core.ContainerRestartRule VolumeMounts:[@core.VolumeMount VolumeDevices:[@core.VolumeDevice LivenessProbe:*@core.Probe ReadinessProbe:*@core.Probe StartupProbe:*@core.Probe Lifecycle:*@core.Lifecycle TerminationMessagePath:s TerminationMessagePolicy:s ImagePullPolicy:s SecurityContext:*@core.SecurityContext Stdin:b StdinOnce:b TTY:b
core.ContainerPort Name:s HostPort:i ContainerPort:i Protocol:s HostIP:s
core.ContainerResizePolicy ResourceName:s RestartPolicy:s
core.ContainerRestartRule Action:s ExitCodes:*@core.ContainerRestartRuleOnExitCodes
core.ContainerRestartRuleOnExitCodes Operator:s Values:[i
core.DownwardAPIProjection Items:[@core.DownwardAPIVolumeFile
core.DownwardAPIVolumeFile Path:s FieldRef:*@core.ObjectFieldSelector ResourceFieldRef:*@core.ResourceFieldSelector Mode:*i
core.DownwardAPIVolumeSource Items:[@core.DownwardAPIVolumeFile DefaultMode:*i
core.EmptyDirVolumeSource Medium:s SizeLimit:*q
core.EnvFromSource Prefix:s ConfigMapRef:*@core.ConfigMapEnvSource SecretRef:*@core.SecretEnvSource
core.EnvVar Name:s Value:s ValueFrom:*@core.EnvVarSource
core.EnvVarSource FieldRef:*@core.ObjectFieldSelector ResourceFieldRef:*@core.ResourceFieldSelector ConfigMapKeyRef:*@core.ConfigMapKeySelector SecretKeyRef:*@core.SecretKeySelector FileKeyRef:*@core.FileKeySelector
core.EphemeralContainer Name:s Image:s Command:[s Args:[s WorkingDir:s Ports:[@core.ContainerPort EnvFrom:[@core.EnvFromSource Env:[@core.EnvVar Resources:@core.ResourceRequirements ResizePolicy:[@core.ContainerResizePolicy RestartPolicy:*s RestartPolicyRules:[@core.ContainerRestartRule VolumeMounts:[@core.VolumeMount VolumeDevices:[@core.VolumeDevice LivenessProbe:*@core.Probe ReadinessProbe:*@core.Probe StartupProbe:*@core.Probe Lifecycle:*@core.Lifecycle TerminationMessagePath:s TerminationMessagePolicy:s ImagePullPolicy:s SecurityContext:*@core.SecurityContext Stdin:b StdinOnce:b TTY:b TargetContainerName:s
core.EphemeralVolumeSource VolumeClaimTemplate:*@core.PersistentVolumeClaimTemplate
core.ExecAction Command:[s
core.FCVolumeSource TargetWWNs:[s Lun:*i FSType:s ReadOnly:b WWIDs:[s
core.FileKeySelector VolumeName:s Path:s Key:s Optional:*b
core.FlexPersistentVolumeSource Driver:s FSType:s SecretRef:*@core.SecretReference ReadOnly:b Options:{s
core.FlexVolumeSource Driver:s FSType:s SecretRef:*@core.LocalObjectReference ReadOnly:b Options:{s
core.FlockerVolumeSource DatasetName:s DatasetUUID:s
core.GCEPersistentDiskVolumeSource PDName:s FSType:s Partition:i ReadOnly:b
core.GRPCAction Port:i Service:*s
core.GitRepoVolumeSource Repository:s Revision:s Directory:s
core.GlusterfsPersistentVolumeSource EndpointsName=endpoints:s Path:s ReadOnly:b EndpointsNamespace:*s
core.GlusterfsVolumeSource EndpointsName=endpoints:s Path:s ReadOnly:b
core.HTTPGetAction Path:s Port:x Host:s Scheme:s HTTPHeaders:[@core.HTTPHeader
core.HTTPHeader Name:s Value:s
core.HostAlias IP:s Hostnames:[s
core.HostPathVolumeSource Path:s Type:*s
core.ISCSIPersistentVolumeSource TargetPortal:s IQN:s Lun:i ISCSIInterface:s FSType:s ReadOnly:b Portals:[s DiscoveryCHAPAuth=chapAuthDiscovery:b SessionCHAPAuth=chapAuthSession:b SecretRef:*@core.SecretReference InitiatorName:*s
core.ISCSIVolumeSource TargetPortal:s IQN:s Lun:i ISCSIInterface:s FSType:s ReadOnly:b Portals:[s DiscoveryCHAPAuth=chapAuthDiscovery:b SessionCHAPAuth=chapAuthSession:b SecretRef:*@core.LocalObjectReference InitiatorName:*s
core.ImageVolumeSource Reference:s PullPolicy:s
core.KeyToPath Key:s Path:s Mode:*i
core.Lifecycle PostStart:*@core.LifecycleHandler PreStop:*@core.LifecycleHandler StopSignal:*s
core.LifecycleHandler Exec:*@core.ExecAction HTTPGet:*@core.HTTPGetAction TCPSocket:*@core.TCPSocketAction Sleep:*@core.SleepAction
core.LocalObjectReference Name:s
core.LocalVolumeSource Path:s FSType:*s
core.NFSVolumeSource Server:s Path:s ReadOnly:b
core.NodeAffinity RequiredDuringSchedulingIgnoredDuringExecution:*@core.NodeSelector PreferredDuringSchedulingIgnoredDuringExecution:[@core.PreferredSchedulingTerm
core.NodeSelector NodeSelectorTerms:[@core.NodeSelectorTerm
core.NodeSelectorRequirement Key:s Operator:s Values:[s
core.NodeSelectorTerm MatchExpressions:[@core.NodeSelectorRequirement MatchFields:[@core.NodeSelectorRequirement
core.ObjectFieldSelector APIVersion:s FieldPath:s
core.ObjectReference Kind:s Namespace:s Name:s UID:s APIVersion:s ResourceVersion:s FieldPath:s
core.PersistentVolumeClaimSpec AccessModes:[s Selector:*@meta/v1.LabelSelector Resources:@core.VolumeResourceRequirements VolumeName:s StorageClassName:*s VolumeMode:*s DataSource:*@core.TypedLocalObjectReference DataSourceRef:*@core.TypedObjectReference VolumeAttributesClassName:*s
core.PersistentVolumeClaimTemplate ^@meta/v1.ObjectMeta Spec:@core.PersistentVolumeClaimSpec
core.PersistentVolumeClaimVolumeSource ClaimName:s ReadOnly:b
core.PersistentVolumeSource GCEPersistentDisk:*@core.GCEPersistentDiskVolumeSource AWSElasticBlockStore:*@core.AWSElasticBlockStoreVolumeSource HostPath:*@core.HostPathVolumeSource Glusterfs:*@core.GlusterfsPersistentVolumeSource NFS:*@core.NFSVolumeSource RBD:*@core.RBDPersistentVolumeSource Quobyte:*@core.QuobyteVolumeSource ISCSI:*@core.ISCSIPersistentVolumeSource FlexVolume:*@core.FlexPersistentVolumeSource Cinder:*@core.CinderPersistentVolumeSource CephFS:*@core.CephFSPersistentVolumeSource FC:*@core.FCVolumeSource Flocker:*@core.FlockerVolumeSource AzureFile:*@core.AzureFilePersistentVolumeSource VsphereVolume:*@core.VsphereVirtualDiskVolumeSource AzureDisk:*@core.AzureDiskVolumeSource PhotonPersistentDisk:*@core.PhotonPersistentDiskVolumeSource PortworxVolume:*@core.PortworxVolumeSource ScaleIO:*@core.ScaleIOPersistentVolumeSource Local:*@core.LocalVolumeSource StorageOS:*@core.StorageOSPersistentVolumeSource CSI:*@core.CSIPersistentVolumeSource
core.PhotonPersistentDiskVolumeSource PdID:s FSType:s
core.PodAffinity RequiredDuringSchedulingIgnoredDuringExecution:[@core.PodAffinityTerm PreferredDuringSchedulingIgnoredDuringExecution:[@core.WeightedPodAffinityTerm
core.PodAffinityTerm LabelSelector:*@meta/v1.LabelSelector Namespaces:[s TopologyKey:s NamespaceSelector:*@meta/v1.LabelSelector MatchLabelKeys:[s MismatchLabelKeys:[s
core.PodAntiAffinity RequiredDuringSchedulingIgnoredDuringExecution:[@core.PodAffinityTerm PreferredDuringSchedulingIgnoredDuringExecution:[@core.WeightedPodAffinityTerm
core.PodCertificateProjection SignerName:s KeyType:s MaxExpirationSeconds:*i CredentialBundlePath:s KeyPath:s CertificateChainPath:s UserAnnotations:{s
core.PodDNSConfig Nameservers:[s Searches:[s Options:[@core.PodDNSConfigOption
core.PodDNSConfigOption Name:s Value:*s
core.PodOS Name:s
core.PodReadinessGate ConditionType:s
core.PodResourceClaim Name:s ResourceClaimName:*s ResourceClaimTemplateName:*s
core.PodSchedulingGate Name:s
core.PodSchedulingGroup PodGroupName:*s
core.PodSecurityContext HostNetwork:b HostPID:b HostIPC:b ShareProcessNamespace:*b HostUsers:*b SELinuxOptions:*@core.SELinuxOptions WindowsOptions:*@core.WindowsSecurityContextOptions RunAsUser:*l RunAsGroup:*l RunAsNonRoot:*b SupplementalGroups:[l SupplementalGroupsPolicy:*s FSGroup:*l FSGroupChangePolicy:*s Sysctls:[@core.Sysctl SeccompProfile:*@core.SeccompProfile AppArmorProfile:*@core.AppArmorProfile SELinuxChangePolicy:*s
core.PodSpec Volumes:[@core.Volume InitContainers:[@core.Container Containers:[@core.Container EphemeralContainers:[@core.EphemeralContainer RestartPolicy:s TerminationGracePeriodSeconds:*l ActiveDeadlineSeconds:*l DNSPolicy:s NodeSelector:{s ServiceAccountName:s AutomountServiceAccountToken:*b NodeName:s SecurityContext:*@core.PodSecurityContext ImagePullSecrets:[@core.LocalObjectReference Hostname:s Subdomain:s SetHostnameAsFQDN:*b Affinity:*@core.Affinity SchedulerName:s Tolerations:[@core.Toleration HostAliases:[@core.HostAlias PriorityClassName:s Priority:*i PreemptionPolicy:*s DNSConfig:*@core.PodDNSConfig ReadinessGates:[@core.PodReadinessGate RuntimeClassName:*s Overhead:{q EnableServiceLinks:*b TopologySpreadConstraints:[@core.TopologySpreadConstraint OS:*@core.PodOS SchedulingGates:[@core.PodSchedulingGate ResourceClaims:[@core.PodResourceClaim Resources:*@core.ResourceRequirements HostnameOverride:*s SchedulingGroup:*@core.PodSchedulingGroup
core.PodTemplateSpec ^@meta/v1.ObjectMeta Spec:@core.PodSpec
core.PortworxVolumeSource VolumeID:s FSType:s ReadOnly:b
core.PreferredSchedulingTerm Weight:i Preference:@core.NodeSelectorTerm
core.Probe Exec:*@core.ExecAction HTTPGet:*@core.HTTPGetAction TCPSocket:*@core.TCPSocketAction GRPC:*@core.GRPCAction InitialDelaySeconds:i TimeoutSeconds:i PeriodSeconds:i SuccessThreshold:i FailureThreshold:i TerminationGracePeriodSeconds:*l
core.ProjectedVolumeSource Sources:[@core.VolumeProjection DefaultMode:*i
core.QuobyteVolumeSource Registry:s Volume:s ReadOnly:b User:s Group:s Tenant:s
core.RBDPersistentVolumeSource CephMonitors=monitors:[s RBDImage=image:s FSType:s RBDPool=pool:s RadosUser=user:s Keyring:s SecretRef:*@core.SecretReference ReadOnly:b
core.RBDVolumeSource CephMonitors=monitors:[s RBDImage=image:s FSType:s RBDPool=pool:s RadosUser=user:s Keyring:s SecretRef:*@core.LocalObjectReference ReadOnly:b
core.ResourceClaim Name:s Request:s
core.ResourceFieldSelector ContainerName:s Resource:s Divisor:q
core.ResourceRequirements Limits:{q Requests:{q Claims:[@core.ResourceClaim
core.SELinuxOptions User:s Role:s Type:s Level:s
core.ScaleIOPersistentVolumeSource Gateway:s System:s SecretRef:*@core.SecretReference SSLEnabled:b ProtectionDomain:s StoragePool:s StorageMode:s VolumeName:s FSType:s ReadOnly:b
core.ScaleIOVolumeSource Gateway:s System:s SecretRef:*@core.LocalObjectReference SSLEnabled:b ProtectionDomain:s StoragePool:s StorageMode:s VolumeName:s FSType:s ReadOnly:b
core.SeccompProfile Type:s LocalhostProfile:*s
core.SecretEnvSource Name:s Optional:*b
core.SecretKeySelector Name:s Key:s Optional:*b
core.SecretProjection Name:s Items:[@core.KeyToPath Optional:*b
core.SecretReference Name:s Namespace:s
core.SecretVolumeSource SecretName:s Items:[@core.KeyToPath DefaultMode:*i Optional:*b
core.SecurityContext Capabilities:*@core.Capabilities Privileged:*b SELinuxOptions:*@core.SELinuxOptions WindowsOptions:*@core.WindowsSecurityContextOptions RunAsUser:*l RunAsGroup:*l RunAsNonRoot:*b ReadOnlyRootFilesystem:*b AllowPrivilegeEscalation:*b ProcMount:*s SeccompProfile:*@core.SeccompProfile AppArmorProfile:*@core.AppArmorProfile
core.ServiceAccountTokenProjection Audience:s ExpirationSeconds:l Path:s
core.SleepAction Seconds:l
core.StorageOSPersistentVolumeSource VolumeName:s VolumeNamespace:s FSType:s ReadOnly:b SecretRef:*@core.ObjectReference
core.StorageOSVolumeSource VolumeName:s VolumeNamespace:s FSType:s ReadOnly:b SecretRef:*@core.LocalObjectReference
core.Sysctl Name:s Value:s
core.TCPSocketAction Port:x Host:s
core.Toleration Key:s Operator:s Value:s Effect:s TolerationSeconds:*l
core.TopologySpreadConstraint MaxSkew:i TopologyKey:s WhenUnsatisfiable:s LabelSelector:*@meta/v1.LabelSelector MinDomains:*i NodeAffinityPolicy:*s NodeTaintsPolicy:*s MatchLabelKeys:[s
core.TypedLocalObjectReference APIGroup:*s Kind:s Name:s
core.TypedObjectReference APIGroup:*s Kind:s Name:s Namespace:*s
core.Volume Name:s HostPath:*@core.HostPathVolumeSource EmptyDir:*@core.EmptyDirVolumeSource GCEPersistentDisk:*@core.GCEPersistentDiskVolumeSource AWSElasticBlockStore:*@core.AWSElasticBlockStoreVolumeSource GitRepo:*@core.GitRepoVolumeSource Secret:*@core.SecretVolumeSource NFS:*@core.NFSVolumeSource ISCSI:*@core.ISCSIVolumeSource Glusterfs:*@core.GlusterfsVolumeSource PersistentVolumeClaim:*@core.PersistentVolumeClaimVolumeSource RBD:*@core.RBDVolumeSource Quobyte:*@core.QuobyteVolumeSource FlexVolume:*@core.FlexVolumeSource Cinder:*@core.CinderVolumeSource CephFS:*@core.CephFSVolumeSource Flocker:*@core.FlockerVolumeSource DownwardAPI:*@core.DownwardAPIVolumeSource FC:*@core.FCVolumeSource AzureFile:*@core.AzureFileVolumeSource ConfigMap:*@core.ConfigMapVolumeSource VsphereVolume:*@core.VsphereVirtualDiskVolumeSource AzureDisk:*@core.AzureDiskVolumeSource PhotonPersistentDisk:*@core.PhotonPersistentDiskVolumeSource Projected:*@core.ProjectedVolumeSource PortworxVolume:*@core.PortworxVolumeSource ScaleIO:*@core.ScaleIOVolumeSource StorageOS:*@core.StorageOSVolumeSource CSI:*@core.CSIVolumeSource Ephemeral:*@core.EphemeralVolumeSource Image:*@core.ImageVolumeSource
core.VolumeDevice Name:s DevicePath:s
core.VolumeMount Name:s ReadOnly:b RecursiveReadOnly:*s MountPath:s SubPath:s MountPropagation:*s SubPathExpr:s
core.VolumeNodeAffinity Required:*@core.NodeSelector
core.VolumeProjection Secret:*@core.SecretProjection DownwardAPI:*@core.DownwardAPIProjection ConfigMap:*@core.ConfigMapProjection ServiceAccountToken:*@core.ServiceAccountTokenProjection ClusterTrustBundle:*@core.ClusterTrustBundleProjection PodCertificate:*@core.PodCertificateProjection
core.VolumeResourceRequirements Limits:{q Requests:{q
core.VsphereVirtualDiskVolumeSource VolumePath:s FSType:s StoragePolicyName:s StoragePolicyID:s
core.WeightedPodAffinityTerm Weight:i PodAffinityTerm:@core.PodAffinityTerm
core.WindowsSecurityContextOptions GMSACredentialSpecName:*s GMSACredentialSpec:*s RunAsUserName:*s HostProcess:*b
policy.PodDisruptionBudgetSpec MinAvailable:*x Selector:*@meta/v1.LabelSelector MaxUnavailable:*x UnhealthyPodEvictionPolicy:*s
rbac.RoleRef APIGroup:s Kind:s Name:s`;
