#!/bin/sh
#SBATCH --job-name=gonghan
#SBATCH --array=1-4
#SBATCH --cpus-per-task=2
#SBATCH --mem=1G
# One share a task, all in one folder that the nodes share:
#   sbatch --wait slurm.sh clients.csv out; gonghan batch merge out --print-run letters.pdf
set -eu
gonghan batch "$1" -o "$2" --jobs "${SLURM_CPUS_PER_TASK:-2}" --quiet \
    --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" || [ "$?" -eq 1 ]
