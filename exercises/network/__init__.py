"""The network shape: chairs, three questions, and what the group makes of them. One shape for live and paper grid."""
