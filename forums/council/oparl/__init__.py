"""What lies before the council as open data by the standard OParl 1.1 (https://oparl.org/spezifikation/)."""
