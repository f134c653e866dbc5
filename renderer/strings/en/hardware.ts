export const hardware = {
  'hardware.cpu': 'Processor',
  'hardware.cores': 'Cores',
  'hardware.memory': 'Memory',
  'hardware.swap': 'Swap',
  'hardware.disks': 'Disks',
  'hardware.networks': 'Network',
  'hardware.temperatures': 'Temperatures',
  'hardware.gpus': 'Graphics cards',
  'hardware.power': 'Power',
  'hardware.uptime': 'Up for',
  'hardware.up-for': 'Up for {time}',
  'hardware.booted': 'since {time}',
} as const;
