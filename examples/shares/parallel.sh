#!/bin/sh
# Four shares on this machine or, with `parallel --sshlogin`, on several that see the same folder.
# Usage: sh parallel.sh clients.csv out
set -eu
table=$1
out=$2
# A share in which a client failed ends with 1, which is no reason to stop the others.
parallel --jobs 4 gonghan batch "$table" -o "$out" --shard '{}/4' --jobs 1 --quiet ::: 1 2 3 4 || [ "$?" -le 4 ]
gonghan batch merge "$out" --print-run letters.pdf
