import { catalogue } from './catalogue';

/** What the editor advises: of each rule its name, what is so, why it matters, and how to mend it. */
export const adviceText = catalogue('advice', {
  'brokenYaml.title': 'This is not YAML yet',
  'brokenYaml.why':
    'YAML says by indentation what belongs to what: keys of one map start at one column, with spaces and never with tabs, and after a key comes a colon and a space. kubectl refuses the whole file until it can be read.',
  'brokenYaml.tab': 'This line is indented with a tab; YAML allows spaces only.',
  'brokenYaml.untab': 'Two spaces for each tab',
  'brokenYaml.glued': '“{text}” is one word to YAML: a space is missing behind the colon.',
  'brokenYaml.space': 'Put a space behind the colon',
  'brokenYaml.twice': '“{text}” is there twice: of one map each key may be written once.',
  'brokenYaml.indent':
    '“{text}” starts at a column that nothing above it has: keys of one map, and dashes of one list, share a column.',
  'brokenYaml.nested':
    '“{text}” has a second colon where a value should be: put the inner map on lines of its own, two spaces further in.',
  'brokenYaml.other': '{message}.',

  'oldVersion.title': 'This version of the API is gone',
  'oldVersion.why':
    'An API version is a promise about fields. Old ones are removed some releases after a newer one came, and then the server knows no such kind. Manifests found on the web are often older than that.',
  'oldVersion.what': 'Kubernetes {since} removed {kind} from {version}; it is served as {now}.',
  'oldVersion.fix': 'Say {now}',

  'ownSelector.title': 'It does not select its own pods',
  'ownSelector.why':
    'A workload counts the pods that its selector finds. If the pods it makes have other labels it would never find one, and make more for ever; the API server refuses that.',
  'ownSelector.what': 'It selects {selector}, and its pods have {labels}.',
  'ownSelector.none': 'no labels',
  'ownSelector.fix': 'Give its pods {labels}',

  'serviceSelector.title': 'This Service selects no pod',
  'serviceSelector.why':
    'A Service is nothing but a list of the ready pods that have its labels. One letter off and the list is empty: nothing fails, and every request finds nobody.',
  'serviceSelector.what': 'No workload here makes pods with {selector}.',
  'serviceSelector.near': 'No pod has {selector}. {kind} {name} makes pods with {labels}.',
  'serviceSelector.fix': 'Select {labels}',

  'servicePort.title': 'No container has this port',
  'servicePort.why':
    'targetPort is the port of the container, by number or by the name that the container gives it. Behind a port where nobody listens every connection is refused, though the endpoints look well.',
  'servicePort.what': 'Nothing that it selects has port {target}; there is {ports}.',
  'servicePort.fix': 'Target port {port}',

  'ingressService.title': 'There is no such Service',
  'ingressService.why':
    'An Ingress names its Service, in its own namespace. The API server does not look whether it exists; requests then get 503 until it does.',
  'ingressService.what': 'Namespace {namespace} has no Service {name}, and no file makes one.',
  'ingressService.fix': 'Say {name}',

  'ingressPort.title': 'The Service has no such port',
  'ingressPort.why':
    'An Ingress asks for a port of the Service, not of the container: what the Service calls `port`, or its name. With another one requests get 503.',
  'ingressPort.what': 'Service {name} has no port {port}; it has {ports}.',
  'ingressPort.fix': 'Say port {port}',

  'probePort.title': 'The probe asks at a port that is not there',
  'probePort.why':
    'A probe that nobody answers fails. With readiness the pod never gets a request; with liveness it is restarted again and again, though nothing is wrong with it.',
  'probePort.what': '{probe} asks at {port}, which container {name} does not have.',
  'probePort.fix': 'Ask at {port}',

  'missingReference.title': 'Something it needs does not exist',
  'missingReference.why':
    'A pod waits, in ContainerCreating or CreateContainerConfigError, until all that it mounts or reads is there. Without its account or its priority class it is not even made.',
  'missingReference.what': 'There is no {kind} {name}, in the cluster or in these files.',
  'missingReference.key': '{kind} {name} has no key {key}; it has {keys}.',
  'missingReference.rename': 'Say {name}',
  'missingReference.make': 'Add {kind} {name} to this file',

  'missingNamespace.title': 'There is no such namespace',
  'missingNamespace.why':
    'Nothing can be made in a namespace that does not exist; kubectl apply does not make it by itself. In one file it may stand above what lives in it.',
  'missingNamespace.what': 'There is no namespace {name}.',
  'missingNamespace.rename': 'Say {name}',
  'missingNamespace.make': 'Add namespace {name} to this file',

  'unknownImage.title': 'No registry has this image',
  'unknownImage.why':
    'The node asks the registry for exactly this name. If it is not there the pod stays in ErrImagePull, then ImagePullBackOff, and tries again ever more seldom.',
  'unknownImage.what': 'Nobody here has {image}.',
  'unknownImage.fix': 'Take {name}',

  'tooLarge.title': 'No node is that large',
  'tooLarge.why':
    'A pod is placed whole, on one node that still has all it requests. One that asks for more than any node has stays Pending for ever, however empty the cluster is.',
  'tooLarge.what': 'It asks for {asked} of {what}; the largest node, {node}, has {has}.',
  'tooLarge.together': 'Its containers together ask for more {what} than any node has: {node} has {has}.',

  'limitBelowRequest.title': 'The limit is below the request',
  'limitBelowRequest.why':
    'A request is what is kept for the container, a limit is the most it may use. It cannot be kept more than it may use; the API server refuses that.',
  'limitBelowRequest.what': 'It may use {limit} of {what}, and {request} is kept for it.',
  'limitBelowRequest.fix': 'Limit it to {request}',

  'memoryInMilli.title': 'That is less than a byte',
  'memoryInMilli.why':
    'For CPU, m means a thousandth. For memory it does too, a thousandth of a byte. Mi means 1024 times 1024 bytes.',
  'memoryInMilli.what': '{memory} of memory are thousandths of a byte.',
  'memoryInMilli.fix': 'Say {meant}',

  'noRoom.title': 'The rollout has no room to move',
  'noRoom.why':
    'A rolling update goes on by adding a new pod (maxSurge) or by taking an old one away (maxUnavailable). With none of both it cannot take the first step; the API server refuses that.',
  'noRoom.what': 'maxSurge and maxUnavailable are both zero.',
  'noRoom.fix': 'Let one pod be added',

  'textWanted.title': 'A text is wanted here',
  'textWanted.why':
    'YAML reads 8080 as a number and true as a truth value, and these fields take texts only: the API server then refuses the whole object. Quotes make a text of anything.',
  'textWanted.what': '{field} is {value}, {type}.',
  'textWanted.number': 'a number',
  'textWanted.boolean': 'a truth value',
  'textWanted.fix': 'Put {value} in quotes',

  'yesAndNo.title': 'This word means true or false',
  'yesAndNo.why':
    'kubectl reads YAML 1.1, in which yes, no, on, off, y and n are truth values: the country code NO becomes false. Quotes keep the word; true and false say it plainly.',
  'yesAndNo.what': 'kubectl reads {word} as {truth}.',
  'yesAndNo.quote': 'Put {word} in quotes',
  'yesAndNo.say': 'Say {truth}',

  'twice.title': 'The same name twice',
  'twice.why':
    'Names in these lists tell items apart. Of two variables with one name the last one wins; two volumes or containers with one name are refused.',
  'twice.what': 'In {list}, items {first} and {second} are both {word}.',
  'twice.fix': 'Take item {place} away',

  'nodePortTwice.title': 'This node port is taken',
  'nodePortTwice.why':
    'A node port is open on every node of the cluster, so each belongs to one Service alone. The API server refuses the second one; without a number it picks a free one.',
  'nodePortTwice.what': 'Service {name} in {namespace} has node port {port} already.',
  'nodePortTwice.fix': 'Let the cluster pick one',

  'sharedSelector.title': 'Two workloads select the same pods',
  'sharedSelector.why':
    'Nobody refuses that, and both count the other’s pods as their own, or one Service of both sends requests to either. A label more in each selector keeps them apart.',
  'sharedSelector.what': '{kind} {name} makes pods with {selector} too.',

  'budget.title': 'Under this budget no node can be drained',
  'budget.why':
    'A budget says how many pods a drain must leave. If that is all of them, every eviction is refused, and whoever drains a node for repair waits for ever.',
  'budget.what': {
    one: 'With {count} pod, {field} {value} leaves none that may go.',
    other: 'With {count} pods, {field} {value} leaves none that may go.',
  },
  'budget.fix': 'Let one pod at a time go',

  'antiAffinity.title': 'More pods than nodes to keep them apart',
  'antiAffinity.why':
    'Required anti-affinity puts no two of these pods on one node. The pods beyond the number of nodes stay Pending, and so does the extra pod of a rollout. Preferred spreads them as far as it goes.',
  'antiAffinity.what': '{replicas} pods, each on a node of its own, and there are {workers} nodes.',
  'antiAffinity.fix': 'Prefer it instead',

  'hostPort.title': 'A port of the node, for several pods',
  'hostPort.why':
    'A host port is taken from the node itself: each node has room for one such pod, and a rollout needs a free node. A Service reaches pods wherever they are.',
  'hostPort.what': '{replicas} pods want port {port} of their node: no two of them fit on one.',
  'hostPort.tooMany': '{replicas} pods want port {port} of their node, and there are {workers} nodes.',
  'hostPort.fix': 'Do without the node’s port',

  'grace.title': 'It is killed before it has said goodbye',
  'grace.why':
    'The grace period runs from the moment the pod is deleted and includes the preStop hook. When it is over the container is killed, whatever it was doing; the program needs some of it for itself.',
  'grace.what': 'The preStop hook of {name} takes {sleeps} s, and after {seconds} s the pod is killed.',
  'grace.fix': 'Give it {seconds} s',

  'slowStart.title': 'Liveness does not wait for the start',
  'slowStart.why':
    'A liveness probe that fails while a program still starts has it restarted, which starts it anew: it never gets there. A startup probe holds the others back until it has succeeded once.',
  'slowStart.ends': '{name} needs {needs} s until it answers, and is restarted after {patience} s.',
  'slowStart.guesses': '{name} is left alone for {delay} s at every start, also when it hangs sooner.',
  'slowStart.fix': 'Add a startup probe that waits up to {seconds} s',

  'sameProbes.title': 'Liveness asks what readiness asks',
  'sameProbes.why':
    'Not ready means: send me no requests for now. Not alive means: end me and start anew. If both ask the same, a moment of too much work restarts the pods that are left, and so the next ones.',
  'sameProbes.what': '{name} is restarted for the same answer that takes it out of the Service.',
  'sameProbes.remove': 'Do without liveness',
  'sameProbes.patient': 'Restart only after {failures} failures',

  'readiness.title': 'It does not say when it is ready',
  'readiness.why':
    'Without a readiness probe a pod counts as ready as soon as its process runs, and gets requests that it cannot answer yet: every rollout costs some.',
  'readiness.what': 'Service {service} sends requests to {name} from its first moment.',
  'readiness.fix': 'Ask for {path} before it gets requests',

  'replicasUnderHpa.title': 'The autoscaler decides this number',
  'replicasUnderHpa.why':
    'Each apply sets the number back to what the file says, and the autoscaler then climbs again from there. Where an autoscaler decides, the file says nothing.',
  'replicasUnderHpa.what': 'HorizontalPodAutoscaler {scaler} scales it, and each apply sets it back to {replicas}.',
  'replicasUnderHpa.fix': 'Leave the number to the autoscaler',

  'requests.title': 'It requests nothing',
  'requests.why':
    'Requests are all that the scheduler reads: they book room on a node. A container that books nothing fits everywhere, gets what others leave, and is the first to be evicted.',
  'requests.what': 'Container {name} requests no {what}.',
  'requests.fix': 'Request {what}',

  'memoryLimit.title': 'Nothing limits its memory',
  'memoryLimit.why':
    'Memory cannot be taken back from a program. One that leaks takes the whole node’s, and others are evicted or killed for it. With a limit it is ended and started anew by itself.',
  'memoryLimit.what': 'Container {name} may take all memory of its node.',
  'memoryLimit.fix': 'Limit it to {limit}',

  'latestTag.title': 'Tomorrow this may be another image',
  'latestTag.why':
    'latest is a name that moves: two pods of one Deployment may run different programs, and there is nothing to go back to. A tag that stays says what runs.',
  'latestTag.what': '{image} means whatever is latest at each start.',
  'latestTag.fix': 'Take {name}',

  'barePod.title': 'Nobody makes this pod anew',
  'barePod.why':
    'A pod belongs to its node. When it is deleted or evicted, or the node is lost, it is gone. A Deployment makes another one, and rolls out changes, which a pod cannot.',
  'barePod.what': 'Pod {name} has no controller.',
  'barePod.fix': 'Make it a Deployment',

  'noHistory.title': 'There is no way back',
  'noHistory.why':
    'Old ReplicaSets, scaled to zero, are what rollout undo goes back to. They cost nothing that counts; without them an undo has nothing to return to.',
  'noHistory.what': '{kind} {name} keeps no earlier revision.',
  'noHistory.fix': 'Keep the usual ten',

  'recreate.title': 'Every update is an outage',
  'recreate.why':
    'Recreate ends all old pods before the first new one starts. That is right for programs that must not run twice, such as one that owns a disk; else a rolling update serves all the while.',
  'recreate.what': {
    one: 'An update ends its {count} pod before a new one starts.',
    other: 'An update ends all {count} pods before a new one starts.',
  },
  'recreate.fix': 'Roll instead',
});
