"""Which system calls of Linux a rendering process may make, which are refused, and which end it."""


def _names(listed: str) -> tuple[str, ...]:
    return tuple(listed.split())


#: What decoding needs of Linux. Nothing that names a file, a socket or a process.
ALLOWED = _names(
    "read readv write writev pread64 close fstat lseek munmap brk mremap madvise futex sched_yield nanosleep clock_nanosleep"
    " clock_gettime clock_getres gettimeofday time getrandom exit exit_group rt_sigaction rt_sigprocmask rt_sigreturn"
    " sigaltstack set_robust_list get_robust_list rseq setitimer getitimer getrusage sysinfo gettid getpid getppid"
    " sched_getaffinity sched_setaffinity sched_getparam sched_getscheduler poll ppoll select pselect6 membarrier"
    " restart_syscall set_tid_address mincore msync uname getuid geteuid getgid getegid getcpu times"
)

#: Asked for by libraries in passing, and answered with a refusal they can live with.
REFUSED = _names(
    "open openat openat2 stat lstat newfstatat statx access faccessat faccessat2 readlink readlinkat getcwd"
    " fcntl ioctl dup dup2 dup3 pipe pipe2 getdents getdents64 fadvise64 prctl"
)

#: A library never does this; a process that does has been taken over.
KILLED = _names(
    "execve execveat fork vfork ptrace process_vm_readv process_vm_writev socket socketpair connect bind listen accept"
    " accept4 sendto sendmsg sendmmsg recvfrom recvmsg recvmmsg bpf userfaultfd perf_event_open io_uring_setup"
    " io_uring_enter io_uring_register keyctl add_key request_key mount umount2 pivot_root chroot setns unshare kexec_load"
    " init_module finit_module delete_module memfd_create memfd_secret pidfd_open pidfd_getfd pidfd_send_signal kill tkill"
    " unlink unlinkat rename renameat renameat2 mkdir mkdirat rmdir link linkat symlink symlinkat mknod mknodat chmod"
    " fchmod fchmodat chown fchown lchown fchownat truncate ftruncate creat name_to_handle_at open_by_handle_at"
    " personality setuid setgid setreuid setregid setresuid setresgid setgroups capset shmget shmat msgget semget"
)
